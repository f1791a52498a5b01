export default async function start() {
  process.env.TEST_DATABASE_URL ??= 'postgres://postgres@127.0.0.1:54329/postgres';
}
