export type { Broker, ConsumeOptions, ContractMessage, Delivery, Frontier, PartitionLag, Topic } from './port.ts';
export { topicOf } from './port.ts';
