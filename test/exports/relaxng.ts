/** Validates GEXF 1.3 against a RelaxNG grammar of the part of the format that Standpoint writes: stricter than the format's own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

const schema = join(import.meta.dirname, 'gexf-as-written.rng');

/** @returns the complaints; none for a valid file */
export async function gexfErrors(xml: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'graph.gexf', contents: xml },
    schema: [{ fileName: 'gexf.rng', contents: readFileSync(schema, 'utf8') }],
    extension: 'relaxng',
    initialMemoryPages: 512,
    maxMemoryPages: 16384,
  });
  return errors.map(({ loc, message }) => `${loc?.lineNumber ?? '?'}: ${message}`);
}
