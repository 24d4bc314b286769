// What this device keeps while the line is away: answers that wait to be sent, and what was typed into forms. Pages and worker share it.
const Device = (() => {
  "use strict";

  function open() {
    return new Promise((done, failed) => {
      const asked = indexedDB.open("answers", 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore("queue", { keyPath: "key" });
        asked.result.createObjectStore("drafts", { keyPath: "path" });
      };
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
  }

  async function run(store, mode, work) {
    const database = await open();
    try {
      return await new Promise((done, failed) => {
        const transaction = database.transaction(store, mode);
        const asked = work(transaction.objectStore(store));
        transaction.oncomplete = () => done(asked.result);
        transaction.onabort = transaction.onerror = () => failed(transaction.error);
      });
    } finally {
      database.close();
    }
  }

  return {
    all: store => run(store, "readonly", kept => kept.getAll()),
    get: (store, key) => run(store, "readonly", kept => kept.get(key)),
    /** Only what is still there: what its owner deleted meanwhile stays deleted. */
    change: (store, entry) => run(store, "readwrite", kept => {
      const asked = kept.getKey(entry[kept.keyPath]);
      asked.onsuccess = () => asked.result !== undefined && kept.put(entry);
      return asked;
    }),
    put: (store, entry) => run(store, "readwrite", kept => kept.put(entry)),
    remove: (store, key) => run(store, "readwrite", kept => kept.delete(key)),
    empty: store => run(store, "readwrite", kept => kept.clear()),
  };
})();
