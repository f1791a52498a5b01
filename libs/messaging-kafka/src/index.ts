export { kafkaBroker, type KafkaBrokerOptions } from './broker.ts';
export { InvalidConnectionString } from './connection-string.ts';
export { frontierRecord, recordOf } from './record.ts';
