/** How long a fault lasts, and the pace of a load: times that are meant, and no waiting for anything. */
export { setTimeout as lasting } from 'node:timers/promises';
