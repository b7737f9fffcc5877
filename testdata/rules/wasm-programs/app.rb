require "wasmtime"
require "wasmer"

ENGINE = Wasmtime::Engine.new # want RBN905
PROGRAM = File.expand_path("target/wasm32-wasip1/release/report.wasm", __dir__)

# A program for WASI, run by either library: a call of its main.
def report
  store = Wasmtime::Store.new(ENGINE, limits: { memory_size: 1 << 24 })
  Wasmtime::Linker.new(ENGINE).instantiate(store, Wasmtime::Module.from_file(ENGINE, PROGRAM)).invoke("_start")
end

def report_again(imports)
  program = Wasmer::Module.new(Wasmer::Store.new, IO.read(PROGRAM, mode: "rb"))
  Wasmer::Instance.new(program, imports).exports._start.()
end
