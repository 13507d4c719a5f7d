/** A page's own account of itself: meta tags first, then JSON-LD, then its time element. Nothing is taken from the running text. */
import { type Fields, firstOf, noFields } from './found.ts';

/** Names of meta tags (`property`, `name` or `itemprop`), in order of trust. */
const TAGS: Record<Exclude<keyof Fields, 'id'>, readonly string[]> = {
  title: ['og:title', 'twitter:title', 'dc.title', 'dcterms.title', 'parsely-title', 'sailthru.title', 'headline'],
  date: [
    'article:published_time',
    'og:article:published_time',
    'article:published',
    'og:published_time',
    'datepublished',
    'parsely-pub-date',
    'sailthru.date',
    'dc.date.issued',
    'dcterms.issued',
    'dc.date',
    'dcterms.date',
    'dcterms.created',
    'pubdate',
    'publishdate',
    'publish-date',
    'publish_date',
    'publication_date',
    'article.published',
    'cxenseparse:recs:publishtime',
    'ptime',
    'date',
  ],
  publisher: [
    'og:site_name',
    'publisher',
    'dc.publisher',
    'dcterms.publisher',
    'article:publisher_name',
    'application-name',
  ],
  url: ['og:url', 'twitter:url'],
};

export function pageFields(document: Document): Fields {
  return firstOf(fromTags(document), fromJsonLd(document), fromElements(document));
}

function fromTags(document: Document): Fields {
  const values = new Map<string, string>();
  for (const tag of document.querySelectorAll('meta')) {
    const content = tag.getAttribute('content')?.trim();
    for (const key of ['property', 'name', 'itemprop']) {
      const name = tag.getAttribute(key)?.toLowerCase();
      if (name && content && !values.has(name)) values.set(name, content);
    }
  }
  const fields = { ...noFields };
  for (const field of Object.keys(TAGS) as (keyof typeof TAGS)[]) {
    const name = TAGS[field].find((candidate) => values.has(candidate));
    if (name) fields[field] = values.get(name)!;
  }
  return fields;
}

const ARTICLE = /(?:Article|BlogPosting|NewsReport|Report|LiveBlogPosting)$/;

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
const words = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value.trim() : null);

/** The first article among the page's JSON-LD, at the top, in a list or in a `@graph`. A publisher may be named by its `@id`. */
function fromJsonLd(document: Document): Fields {
  const nodes: Json[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      const parsed: unknown = JSON.parse(
        (script.textContent ?? '').replace(/^\s*(?:<!\[CDATA\[|<!--)|(?:\]\]>|-->)\s*$/g, ''),
      );
      for (const top of list(parsed)) if (isObject(top)) nodes.push(top, ...list(top['@graph']).filter(isObject));
    } catch {
      // Broken JSON-LD is common, and says nothing about the article.
    }
  }
  const article = nodes.find((node) =>
    list(node['@type']).some((type) => typeof type === 'string' && ARTICLE.test(type)),
  );
  if (!article) return noFields;
  const named = (value: unknown): string | null => {
    const first = list(value)[0];
    if (!isObject(first)) return words(first);
    return words(first.name) ?? words(nodes.find((node) => node['@id'] === first['@id'] && node !== first)?.name);
  };
  const page = article.mainEntityOfPage;
  return {
    id: null,
    title: words(article.headline) ?? words(article.name),
    date: words(article.datePublished) ?? words(article.dateCreated),
    publisher: named(article.publisher) ?? named(article.sourceOrganization),
    url: words(article.url) ?? (isObject(page) ? words(page['@id']) : words(page)),
  };
}

function fromElements(document: Document): Fields {
  const marked = document.querySelector('time[itemprop="datePublished"], time[pubdate]')?.getAttribute('datetime');
  const days = new Set(
    [...document.querySelectorAll('time[datetime]')].map((time) => time.getAttribute('datetime')!.slice(0, 10)),
  );
  return {
    ...noFields,
    date: marked ?? (days.size === 1 ? [...days][0]! : null),
    url: document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? null,
  };
}
