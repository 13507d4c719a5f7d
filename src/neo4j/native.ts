/** Properties as the driver must get them: it sends every number as a float, and a date as a text, unless told. */
import neo4j from 'neo4j-driver';
import type { Columns, PropertyType } from './schema.ts';
import type { Row, Value } from './values.ts';

const toNative: Partial<Record<PropertyType, (value: Value) => unknown>> = {
  integer: (value) => neo4j.int(value as number),
  integers: (value) => (value as number[]).map((one) => neo4j.int(one)),
  date: (value) => {
    const [year, month, day] = (value as string).split('-').map(Number) as [number, number, number];
    return new neo4j.types.Date(year, month, day);
  },
};

/** A property for each column; null takes an old value away. */
export const native = (row: Row, columns: Columns): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(columns).map(([column, type]) => {
      const value = row[column] ?? null;
      return [column, value === null ? null : (toNative[type]?.(value) ?? value)];
    }),
  );
