# Where a guest keeps its memory is asked once, when the object is made; what is written there later the guest finds in its static.

require "sinatra/base"
require "wasmtime"

class Scanner
  ENGINE = Wasmtime::Engine.new(epoch_interruption: true)
  BUILDS = { "full" => "target/wasm32-unknown-unknown/release/scan.wasm" }.freeze

  def self.build(name)
    new(Wasmtime::Module.from_file(ENGINE, BUILDS.fetch(name)))
  end

  def initialize(mod)
    @store = Wasmtime::Store.new(ENGINE, limits: { memory_size: 1 << 24 })
    @instance = Wasmtime::Linker.new(ENGINE).instantiate(@store, mod)
    @memory = @instance.export("memory").to_memory
    @base = @instance.invoke("area_base")
  end

  def load(text, offset = 0)
    @length = text.bytesize
    @memory.write(@base + offset, text)
    self
  end

  def shout = @instance.invoke("shout", @length)
  def tidy = @instance.invoke("tidy", @length)
  def checksum = @instance.invoke("checksum")
end

class App < Sinatra::Base
  helpers do
    def visitor
      @visitor ||= Scanner.build("full").load(params[:text].to_s)
    end
  end

  post("/shout") { visitor.shout.to_s }
  post("/tidy") { visitor.tidy.to_s }
  post("/checksum") { visitor.checksum.to_s }
end
