# Address and length of what was written into a guest, answered by a helper and spread over a call, and variables of a guest's
# environment that are given as keywords.

require "sinatra"
require "wasmtime"

class Desk
  ENGINE = Wasmtime::Engine.new(epoch_interruption: true)

  def initialize
    @store = Wasmtime::Store.new(ENGINE, limits: { memory_size: 1 << 24 })
    mod = Wasmtime::Module.from_file(ENGINE, "target/wasm32-unknown-unknown/release/rules.wasm")
    @instance = linker.instantiate(@store, mod)
    @memory = @instance.export("memory").to_memory
  end

  def chart(order)
    packed = @instance.invoke("symbol", *write(order)) & 0xffff_ffff_ffff_ffff
    File.read(@memory.read(packed >> 32, packed & 0xffff_ffff)) # want RBN301
  end

  def quote(order)
    @instance.invoke("quote", *write(order))
  end

  def fixed
    packed = @instance.invoke("symbol", *write("fixed"))
    File.read(@memory.read(packed >> 32, packed & 0xffff_ffff))
  end

  private

  def write(text)
    address = @instance.invoke("alloc", text.bytesize)
    @memory.write(address, text)
    [address, text.bytesize]
  end

  def linker
    Wasmtime::Linker.new(ENGINE).tap do |linker|
      linker.func_new("desk", "fetch", [:i32, :i32], [:i32]) do |caller, ptr, len|
        File.read(caller.export("memory").to_memory.read(ptr, len)).to_i # want RBN301
      end
      linker.func_new("desk", "rate", [:i32, :i32], [:i32]) do |caller, ptr, len|
        File.read(caller.export("memory").to_memory.read(ptr, len)).to_i
      end
    end
  end
end

def tally(folder, width)
  config = Wasmtime::WasiConfig.new
  config.set_argv(["tally"])
  config.set_env("TALLY_FOLDER" => folder, "TALLY_WIDTH" => width)
  engine = Wasmtime::Engine.new(epoch_interruption: true)
  store = Wasmtime::Store.new(engine, wasi_p1_config: config, limits: { memory_size: 1 << 24 })
  linker = Wasmtime::Linker.new(engine)
  Wasmtime::WASI::P1.add_to_linker_sync(linker)
  linker.instantiate(store, Wasmtime::Module.from_file(engine, "target/wasm32-wasip1/release/tally.wasm")).invoke("_start")
end

post("/chart") { Desk.new.chart(request.body.read) }
post("/quote") { Desk.new.quote(request.body.read).to_s }
post("/fixed") { Desk.new.fixed }
post("/tally") { tally(params[:folder], params[:width]) }
