/** What of kafkajs is a value: Node cannot find the names of its exports, so they come out of the whole. */
import kafkajs from 'kafkajs';

export const { AssignerProtocol, ConfigResourceTypes, Kafka, logLevel } = kafkajs;
