/** Before any test: bundles the page, for the exporter runs from the source here and finds no built script beside it. */
import { buildPage } from '../../scripts/page.mjs';

export default () => buildPage('.cache/page');
