/** A graph's name as a title: "puerto-rico-succession" → "Puerto Rico succession". Names are written as the graph writes them. */
import type { GraphData } from '../model.ts';

export function titleOf({ name, entities }: Pick<GraphData, 'name' | 'entities'>): string {
  let title = name.replace(/[-_\s]+/g, ' ').trim();
  for (const known of entities.map((entity) => entity.name)) {
    const at = ` ${title} `.toLowerCase().indexOf(` ${known.toLowerCase()} `);
    if (at >= 0) title = title.slice(0, at) + known + title.slice(at + known.length);
  }
  return title.charAt(0).toUpperCase() + title.slice(1);
}
