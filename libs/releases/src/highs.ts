import * as module from 'highs';

// Its declarations count as CommonJS: the compiler expects the loader one `default` further in than where Node finds it.
const load = module.default as unknown as typeof module.default.default;

let loading: ReturnType<typeof load> | undefined;

/** HiGHS, which is WebAssembly beside its loader: no network, no native code. Loaded once for the whole process. */
export function highs(): ReturnType<typeof load> {
  loading ??= load();
  return loading;
}

export type Highs = Awaited<ReturnType<typeof load>>;
