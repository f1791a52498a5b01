/**
 * Specs that need a Kafka are named `*.kafka.spec.ts`. They run when KAFKA_BROKERS says where one is, or, as `start`, that
 * infra/kafka is to start one; a bare machine has no Java, and a broker takes its time. Specs that end a broker, or need
 * users on it, are named `*.own-kafka.spec.ts` and run with `start` alone.
 */
const brokers = process.env.KAFKA_BROKERS;

const leftOut = [...(brokers ? [] : ['.kafka.spec.ts']), ...(brokers === 'start' ? [] : ['.own-kafka.spec.ts'])];

/** What Jest leaves out, as patterns. */
export const kafkaSpecsLeftOut = leftOut.map((end) => `${end.replaceAll('.', '\\.')}$`);

/** Says by name what is left out: Jest does not. */
export function tellOfKafka() {
  if (leftOut.length === 0) return;
  const names = leftOut.map((end) => `*${end}`).join(' and ');
  console.warn(`SKIPPED: ${names}, the specs of Kafka. KAFKA_BROKERS=start runs them; see infra/kafka/README.md`);
}
