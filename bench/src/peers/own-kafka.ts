/** The broker that infra/kafka starts from its jars; it is no package, since it needs nothing of the workspace. */
export interface OwnKafka {
  /** `127.0.0.1:port` */
  readonly brokers: string;
  /** Where it keeps what it is told, in `data`. */
  readonly folder: string;
  stop(): Promise<void>;
}

interface Starting {
  startKafka(): Promise<OwnKafka>;
}

interface Jars {
  checkJava(): Promise<void>;
  kafkaJars(): Promise<string>;
}

const from = <T>(file: string) => import(new URL(`../../../infra/kafka/${file}`, import.meta.url).href) as Promise<T>;

/** Why no Kafka can be started on this machine, in plain words; `null` where one can. */
export async function whyNoKafka(): Promise<string | null> {
  const { checkJava, kafkaJars } = await from<Jars>('jars.mjs');
  try {
    await checkJava();
    await kafkaJars();
    return null;
  } catch (error) {
    if (error instanceof Error && error.name === 'CannotStartKafka') return error.message;
    throw error;
  }
}

/** A broker on a folder of its own, which goes with it. */
export async function ownKafka(): Promise<OwnKafka> {
  const { startKafka } = await from<Starting>('broker.mjs');
  return startKafka();
}
