import { connect } from 'node:net';

const FIND_COORDINATOR = 10;

/**
 * Asks a broker who coordinates a group, in Kafka's own protocol: the answer without error means that it serves clients and
 * that its groups work. The question makes the broker create the topic in which groups keep their offsets.
 *
 * @param {number} port on this machine
 * @returns {Promise<boolean>} false when nobody answers, or the answer is an error
 */
export function groupsWork(port) {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 2000 });
    let answer = Buffer.alloc(0);
    const end = (works) => {
      socket.destroy();
      resolve(works);
    };
    socket.on('connect', () => socket.write(findCoordinator('ready?')));
    socket.on('data', (chunk) => {
      answer = Buffer.concat([answer, chunk]);
      // size, correlation id, error code
      if (answer.length >= 10) end(answer.readInt16BE(8) === 0);
    });
    socket.on('error', () => end(false));
    socket.on('timeout', () => end(false));
    socket.on('close', () => resolve(false));
  });
}

/** @param {string} group */
function findCoordinator(group) {
  const header = Buffer.alloc(10);
  header.writeInt16BE(FIND_COORDINATOR, 0);
  header.writeInt16BE(0, 2);
  header.writeInt32BE(1, 4);
  header.writeInt16BE(-1, 8);
  const name = Buffer.from(group);
  const length = Buffer.alloc(2);
  length.writeInt16BE(name.length);
  const request = Buffer.concat([header, length, name]);
  const size = Buffer.alloc(4);
  size.writeInt32BE(request.length);
  return Buffer.concat([size, request]);
}
