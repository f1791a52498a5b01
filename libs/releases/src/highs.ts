import type * as module from 'highs';

// Its declarations count as CommonJS: the compiler expects the loader one `default` further in than where Node finds it.
type Load = typeof module.default.default;

let loading: ReturnType<Load> | undefined;

/**
 * HiGHS, which is WebAssembly beside its loader: no network, no native code. Loaded once for the whole process, and not before
 * somebody solves: most that know of releases never do.
 */
export function highs(): ReturnType<Load> {
  loading ??= import('highs').then(({ default: load }) => (load as unknown as Load)());
  return loading;
}

export type Highs = Awaited<ReturnType<Load>>;
