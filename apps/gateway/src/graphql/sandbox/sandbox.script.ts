/** What the page at `/graphql` runs. Whatever the server says becomes text, never markup. */
export const SCRIPT = `
const field = (id) => document.getElementById(id);
const made = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
const show = (text) => {
  field('answer').textContent = text;
  field('answer').scrollIntoView({ block: 'nearest' });
};

async function run(query, variables) {
  const headers = { 'content-type': 'application/json' };
  const token = field('token').value.trim();
  if (token) headers.authorization = 'Bearer ' + token;
  const response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  return response.json();
}

/** undefined: none are given; null: what is given is no JSON object. */
function variables() {
  const text = field('variables').value.trim();
  if (text === '') return undefined;
  try {
    const given = JSON.parse(text);
    return typeof given === 'object' && !Array.isArray(given) ? given : null;
  } catch {
    return null;
  }
}

const unreachable = (error) => 'Không gọi được máy chủ. / The server cannot be reached. (' + error.message + ')';

async function ask() {
  const given = variables();
  if (given === null) {
    show('Biến phải là một đối tượng JSON, ví dụ {"unit": "105@2013-12-28"}. / Variables must be a JSON object, for example {"unit": "105@2013-12-28"}.');
    return;
  }
  try { show(JSON.stringify(await run(field('query').value, given), null, 2)); } catch (error) { show(unreachable(error)); }
}

const named = (type) =>
  type.kind === 'NON_NULL' ? named(type.ofType) + '!' : type.kind === 'LIST' ? '[' + named(type.ofType) + ']' : type.name;
const typed = ({ name, args = [], type }) =>
  name + (args.length ? '(' + args.map(typed).join(', ') + ')' : '') + (type ? ': ' + named(type) : '');

function listed(type) {
  const details = document.createElement('details');
  const list = document.createElement('ul');
  details.append(made('summary', type.name), made('p', type.description ?? ''), list);
  const members = type.fields ?? type.inputFields ?? type.enumValues ?? type.possibleTypes ?? [];
  for (const member of members) {
    const item = document.createElement('li');
    item.append(made('code', typed(member)), member.description ? ' – ' + member.description : '');
    list.append(item);
  }
  details.open = type.name === 'Query';
  return details;
}

const REF = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }';
const ASKED = '{ __schema { types { kind name description possibleTypes { name } enumValues { name description }' +
  ' inputFields { name description type { ' + REF + ' } }' +
  ' fields { name description args { name type { ' + REF + ' } } type { ' + REF + ' } } } } }';

async function listFields() {
  try {
    const told = await run(ASKED);
    if (!told.data) { show(JSON.stringify(told, null, 2)); return; }
    const own = told.data.__schema.types.filter((type) => !type.name.startsWith('__') && type.kind !== 'SCALAR');
    const first = (type) => (type.name === 'Query' ? 0 : type.name === 'Subscription' ? 1 : 2);
    own.sort((a, b) => first(a) - first(b) || a.name.localeCompare(b.name));
    field('types').replaceChildren(...own.map(listed));
    field('schema').hidden = false;
    narrow();
    field('filter').focus();
    field('schema').scrollIntoView({ block: 'start' });
  } catch (error) { show(unreachable(error)); }
}

function narrow() {
  const wanted = field('filter').value.trim().toLowerCase();
  const has = (element) => element.textContent.toLowerCase().includes(wanted);
  for (const type of field('types').children) {
    const whole = has(type.querySelector('summary'));
    let some = whole;
    for (const item of type.querySelectorAll('li')) { item.hidden = !whole && !has(item); some ||= !item.hidden; }
    type.hidden = !some;
    type.open = wanted === '' ? type.querySelector('summary').textContent === 'Query' : some;
  }
}

field('run').onclick = ask;
field('fields').onclick = listFields;
field('filter').oninput = narrow;
for (const box of ['query', 'variables', 'token']) {
  field(box).onkeydown = (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') { event.preventDefault(); ask(); }
  };
}
`;
