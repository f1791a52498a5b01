/** Metrics of several processes in Prometheus' text format, as one: each sample says of which instance it is. */
export function mergedMetrics(told: readonly { readonly instance: string; readonly text: string }[]): string {
  const families = new Map<string, { readonly comments: string[]; readonly samples: string[] }>();
  for (const { instance, text } of told) {
    let name = '';
    for (const line of text.split('\n').filter(Boolean)) {
      const comment = /^# (?:HELP|TYPE) (\S+)/.exec(line);
      name = comment?.[1] ?? name;
      const family = families.get(name) ?? { comments: [], samples: [] };
      families.set(name, family);
      if (!comment) family.samples.push(withLabel(line, instance));
      else if (!family.comments.includes(line)) family.comments.push(line);
    }
  }
  return [...families.values()].flatMap(({ comments, samples }) => [...comments, ...samples, '']).join('\n');
}

/** `lag{service="x"} 1` and `memory 2` with the label `instance`. */
function withLabel(sample: string, instance: string): string {
  const [, name, labels, rest] = /^([^\s{]+)(?:\{(.*)\})?(\s.*)$/.exec(sample) ?? [];
  if (name === undefined) return sample;
  return `${name}{${labels ? `${labels},` : ''}instance="${instance}"}${rest}`;
}
