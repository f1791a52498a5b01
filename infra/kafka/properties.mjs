import { join } from 'node:path';

/**
 * The settings of a broker that is alone: every replica is the only one, and groups begin at once.
 *
 * @param {{ folder: string, ports: { plain: number, controller: number }, advertised?: string }} broker
 */
export function properties({ folder, ports, advertised = `127.0.0.1:${ports.plain}` }) {
  return lines({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${ports.controller}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: `PLAINTEXT://127.0.0.1:${ports.plain},CONTROLLER://127.0.0.1:${ports.controller}`,
    'advertised.listeners': `PLAINTEXT://${advertised}`,
    'log.dirs': join(folder, 'data'),
    'auto.create.topics.enable': false,
    'default.replication.factor': 1,
    'min.insync.replicas': 1,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    // After a kill it may register again only when the controller has given the former one up.
    'broker.session.timeout.ms': 3000,
    'broker.heartbeat.interval.ms': 500,
    'group.initial.rebalance.delay.ms': 0,
    'group.min.session.timeout.ms': 1000,
  });
}

/**
 * What comes on top for a listener with TLS and users. A later line replaces an earlier one of the same name.
 *
 * @param {{ folder: string, ports: { plain: number, controller: number, tls: number }, advertised?: string, credentials: { user: string, password: string } }} broker
 */
export function secured({ folder, ports, advertised = `127.0.0.1:${ports.plain}`, credentials: { user, password } }) {
  const login = 'org.apache.kafka.common.security';
  return lines({
    listeners: `PLAINTEXT://127.0.0.1:${ports.plain},CONTROLLER://127.0.0.1:${ports.controller},SECURE://127.0.0.1:${ports.tls}`,
    'advertised.listeners': `PLAINTEXT://${advertised},SECURE://127.0.0.1:${ports.tls}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURE:SASL_SSL',
    'sasl.enabled.mechanisms': 'SCRAM-SHA-512,PLAIN',
    'listener.name.secure.scram-sha-512.sasl.jaas.config': `${login}.scram.ScramLoginModule required;`,
    'listener.name.secure.plain.sasl.jaas.config': `${login}.plain.PlainLoginModule required user_${user}="${password}";`,
    'ssl.keystore.type': 'PKCS12',
    'ssl.keystore.location': join(folder, 'keys.p12'),
    'ssl.keystore.password': password,
  });
}

/** Java reads such a file as Latin-1, and a backslash as an escape: of Windows paths it would be one. */
function lines(settings) {
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${escaped(String(value).replaceAll('\\', '/'))}\n`)
    .join('');
}

function escaped(text) {
  return text.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
