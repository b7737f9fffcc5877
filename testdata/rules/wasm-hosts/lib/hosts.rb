# frozen_string_literal: true

require 'extism'
require 'sqlite3'
require 'wasmer'

# What a plug-in can ask for.
class LeadHost
  include Extism::HostEnvironment

  register_import :search, [Extism::ValType::I64], [Extism::ValType::I64]
  register_import :search_id, [Extism::ValType::I64], [Extism::ValType::I64]
  register_import :home, [Extism::ValType::I64], [Extism::ValType::I64]

  def initialize(db)
    @db = db
  end

  def search(plugin, inputs, outputs, _data)
    name = plugin.input_as_string(inputs.first)
    rows = @db.execute("SELECT name FROM leads WHERE name = '#{name}'") # want RBN404 from=app.rb:92
    plugin.output_string(outputs.first, rows.flatten.join(','))
  end

  def search_id(plugin, inputs, outputs, _data)
    id = plugin.input_as_string(inputs.first)
    rows = @db.execute("SELECT name FROM leads WHERE id = #{id}")
    plugin.output_string(outputs.first, rows.flatten.join(','))
  end

  def home(plugin, inputs, outputs, _data)
    plugin.output_string(outputs.first, "/home/#{plugin.input_as_string(inputs.first)}")
  end
end

# A module that wasmer runs.
module Counter
  STORE = Wasmer::Store.new
  MODULE = Wasmer::Module.new(STORE, File.binread('counter.wasm'))

  def self.line(place)
    text = @instance.exports.memory.uint8_view(place).take(80).pack('C*')
    system("logger #{text}") # want RBN201 from=app.rb:108
  end

  def self.count(text)
    imports = Wasmer::ImportObject.new
    type = Wasmer::FunctionType.new([Wasmer::Type::I32], [])
    number = ->(n) { system("logger #{n}") }
    imports.register('env', {
                       log_line: Wasmer::Function.new(STORE, type, method(:line)),
                       log_count: Wasmer::Function.new(STORE, type, number),
                       log_block: Wasmer::Function.new(STORE, type) do |place|
                         system("logger #{@instance.exports.memory.uint8_view(place).take(80).pack('C*')}") # want RBN201 from=app.rb:108
                       end
                     })
    @instance = Wasmer::Instance.new(MODULE, imports)
    @instance.exports.memory.uint8_view(64)[0] = text
    place = 64
    @instance.exports.memory.uint8_view(place)[0] = text
    @instance.exports.count.(place)
  end
end
