/** The picture as PNG, twice the size for sharp screens; the font comes with the package, so that it looks alike everywhere. */
import { Resvg } from '@resvg/resvg-js';
import { fontPath } from '../assets.ts';
import type { Exporter } from './exporter.ts';
import { picture } from './svg.ts';

export const png: Exporter = {
  description: 'a picture (PNG)',
  extension: 'png',
  write: (data) =>
    new Resvg(picture(data), {
      fitTo: { mode: 'zoom', value: 2 },
      font: { loadSystemFonts: false, fontFiles: [fontPath('DejaVuSans.ttf')], defaultFontFamily: 'DejaVu Sans' },
    })
      .render()
      .asPng(),
};
