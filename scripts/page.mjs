/** Bundles the page's modules into the one script and the one style that graph.html carries inside. */
import { build } from 'esbuild';

/** @param {string} folder where page.js and page.css go */
export async function buildPage(folder = 'dist/src/page') {
  await build({
    entryPoints: [
      { in: 'src/page/main.ts', out: 'page' },
      { in: 'src/page/page.css', out: 'page' },
    ],
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['es2022', 'chrome105', 'firefox115', 'safari16'],
    charset: 'utf8',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
}
