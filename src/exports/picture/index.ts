/** The picture as SVG, and as PNG at twice the size for sharp screens; the fonts come with the package, so that it looks alike everywhere. */
import { Resvg } from '@resvg/resvg-js';
import { fontPath } from '../../assets.ts';
import type { Exporter } from '../exporter.ts';
import { picture } from './draw.ts';

const fonts = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'];

export const svg: Exporter = {
  description: 'a picture (SVG)',
  extension: 'svg',
  draws: true,
  write: (data, options) => picture(data, options),
};

export const png: Exporter = {
  description: 'a picture (PNG)',
  extension: 'png',
  draws: true,
  write: (data, options) =>
    new Resvg(picture(data, options), {
      fitTo: { mode: 'zoom', value: 2 },
      font: { loadSystemFonts: false, fontFiles: fonts.map(fontPath), defaultFontFamily: 'DejaVu Sans' },
    })
      .render()
      .asPng(),
};
