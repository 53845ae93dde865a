document.documentElement.dataset.ready = String(typeof globalThis.fixture)
