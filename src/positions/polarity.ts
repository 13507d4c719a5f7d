/** When one statement asks for the contrary of another's wording. */
import { areContrary } from '../courses/contrary.ts';
import type { Compared } from './item.ts';

const sided = ({ item: { wording }, object, vector }: Compared) => ({ wording, object, vector });

export const isContrary = (a: Compared, b: Compared): boolean =>
  a.item.imperative && b.item.imperative && areContrary(sided(a), sided(b));
