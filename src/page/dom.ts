/** Elements from data. Text becomes text nodes and nothing else; a link leads to http or https or is no link. */

export type Child = Node | string | null | false;

/** @param attributes set by name; `null` and `false` leave one out, `true` sets it empty */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string | number | boolean | null> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== null && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  element.append(...children.filter((child): child is Node | string => child !== null && child !== false));
  return element;
}

/** A button that runs `act`; always of type button, for it may stand in a form. */
export function button(
  label: Child,
  attributes: Record<string, string | number | boolean | null>,
  act: () => void,
): HTMLButtonElement {
  const element = el('button', { type: 'button', ...attributes }, label);
  element.addEventListener('click', act);
  return element;
}

/** A link out of the page, or its text alone where the address is not of the web. */
export const outward = (href: string | null, text: string): HTMLElement =>
  href !== null && /^https?:\/\//i.test(href)
    ? el('a', { href, rel: 'noopener noreferrer', target: '_blank' }, text)
    : el('span', {}, text);

export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}`);
  return element as T;
}
