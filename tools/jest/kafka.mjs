/**
 * Specs that need a Kafka are named `*.kafka.spec.ts`. They run when KAFKA_BROKERS says where one is, or, as `start`, that
 * infra/kafka is to start one; a bare machine has no Java, and a broker takes its time.
 */
const given = Boolean(process.env.KAFKA_BROKERS);

/** What Jest leaves out. */
export const kafkaSpecsLeftOut = given ? [] : ['\\.kafka\\.spec\\.ts$'];

/** Says by name what is left out: Jest does not. */
export function tellOfKafka() {
  if (given) return;
  console.warn(
    'SKIPPED: the specs of Kafka (*.kafka.spec.ts). KAFKA_BROKERS=start runs them; see infra/kafka/README.md',
  );
}
