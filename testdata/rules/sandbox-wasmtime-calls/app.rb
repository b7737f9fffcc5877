# frozen_string_literal: true

require 'wasmtime'

# Functions of the program that a guest calls.
class Host
  def initialize
    @engine = Wasmtime::Engine.new(consume_fuel: true)
    @linker = Wasmtime::Linker.new(@engine)
  end

  # What a guest says is shown, counted, or looked up among what is known.
  def harmless
    @linker.func_new('env', 'log', %i[i32 i32], []) do |caller, at, size|
      puts caller.export('memory').to_memory.read_utf8(at, size)
    end
    @linker.func_new('env', 'run', %i[i32 i32], []) do |caller, at, size|
      name = caller.export('memory').to_memory.read_utf8(at, size)
      system('ls', '-l', '--', '/srv/notes') if %w[list].include?(name)
    end
    @linker.func_new('env', 'sleep', %i[i32], []) { |_caller, n| system("sleep #{n.to_i}") }
  end

  def harmful
    @linker.func_new('env', 'run', %i[i32 i32], []) do |caller, at, size|
      system(caller.export('memory').to_memory.read_utf8(at, size)) # want RBN201
    end
    @linker.func_new('env', 'open', %i[i32 i32], [:i32]) do |caller, at, size|
      memory = caller.export('memory').to_memory
      File.read("/srv/notes/#{memory.read(at, size)}").size # want RBN301
    end
  end

  # Components hand over texts as they are.
  def component
    linker = Wasmtime::Component::Linker.new(@engine)
    linker.root do |root|
      root.func_new('length') { |name| name.size }
      root.func_new('note') { |name| File.read("/srv/notes/#{name}") } # want RBN301
    end
    linker.instance('notes:api/host') do |notes|
      notes.func_new('drop') { |name| File.delete(name) } # want RBN301
    end
  end
end
