# frozen_string_literal: true

require 'sinatra'

# Steps of a subclass, with what they are given.
class Importer
  def import(row)
    return unless valid?(row)

    store(clean(row))
  end

  def valid?(_row) = true

  def clean(row) = row

  def store(_row) = raise(NotImplementedError)
end

class ShellImporter < Importer
  def store(row) = system("import #{row}") # want RBN201
end

class CleanImporter < Importer
  def clean(row) = row.gsub(/\W/, '')

  def store(row) = system("import #{row}")
end

class CheckedImporter < Importer
  def valid?(row) = row.match?(/\A\w+\z/)

  def store(row) = system("import #{row}")
end

class LooseImporter < CheckedImporter
  def valid?(row) = !row.empty?

  def store(row) = system("loose #{row}") # want RBN201
end

# Only one subclass of this checks.
class NeverUsed < Importer
  def store(row) = system("never #{row}")
end

post('/import/shell') { ShellImporter.new.import(params[:row]); 204 }
post('/import/clean') { CleanImporter.new.import(params[:row]); 204 }
post('/import/checked') { CheckedImporter.new.import(params[:row]); 204 }
post('/import/loose') { LooseImporter.new.import(params[:row]); 204 }

# The constructor calls the hook.
class Widget
  def initialize(name)
    @name = name
    setup
  end

  def setup; end
end

class LoudWidget < Widget
  def setup = `say #{@name}` # want RBN201
end

class QuietWidget < Widget
  def setup = `quiet #{@name.length}`
end

class ClearedWidget < Widget
  def initialize(name)
    super(name.to_i)
  end

  def setup = `cleared #{@name}`
end

class SuperWidget < Widget
  def initialize(name, *)
    super(name)
  end

  def setup = `super #{@name}` # want RBN201
end

post('/widget') do
  LoudWidget.new(params[:n])
  QuietWidget.new(params[:n])
  ClearedWidget.new(params[:n])
  SuperWidget.new(params[:n], 1)
  204
end

# Of a table of classes.
class Command
  TABLE = {}

  def self.register(name) = TABLE[name] = self

  def self.call(*args) = new(*args).call

  def initialize(arg) = @arg = arg

  def call = `#{program} #{arguments}` # want RBN201
end

class ListCommand < Command
  register 'list'

  def program = 'ls'

  def arguments = @arg
end

class CountCommand < Command
  register 'count'

  def program = 'wc'

  def arguments = Integer(@arg)
end

class Fixed < Command
  def program = 'date'

  def arguments = ''

  def call = `#{program} #{arguments}`
end

HANDLERS = { 'list' => ListCommand, 'count' => CountCommand }.freeze
SAFE = { 'count' => CountCommand, 'fixed' => Fixed }.freeze

post('/table') { HANDLERS.fetch(params[:c]).new(params[:a]).call }

# Only classes whose steps are safe.
class Tool
  def self.call(arg) = new(arg).call

  def initialize(arg) = @arg = arg

  def call = `tool #{arguments}`
end

class Sum < Tool
  def arguments = Integer(@arg)
end

class Size < Tool
  def arguments = @arg.size
end

class Echo < Tool
  def arguments = @arg
end

TOOLS = { 'sum' => Sum, 'size' => Size }.freeze

post('/tools') { TOOLS.fetch(params[:c]).call(params[:a]) }
post('/sum') { Sum.new(params[:a]).call }

# A module whose hooks its users define.
module Runs
  def run(arg)
    log
    system("#{binary} #{prepare(arg)}") # want RBN201
  end

  def prepare(arg) = arg

  def log; end
end

class Zip
  include Runs

  def binary = 'zip'
end

class Tar
  include Runs

  def binary = 'tar'

  def prepare(arg) = Shellwords.escape(arg)
end

post('/zip') { Zip.new.run(params[:f]).to_s }
post('/tar') { Tar.new.run(params[:f]).to_s }

module Escaping
  def go(arg) = system("go #{quoted(arg)}")

  def quoted(arg) = arg
end

class Goer
  include Escaping

  def quoted(arg) = arg.to_i
end

post('/go') { Goer.new.go(params[:f]).to_s }

# What a subclass reads comes up to its superclass.
class Page < Sinatra::Base
  def title = 'none'

  post('/title') { system("title #{title}") } # want RBN201

  post('/size') { system("size #{size}") }

  def size = raise(NotImplementedError)
end

class UserPage < Page
  def title = params[:title]

  def size = params[:size].to_i
end

# Chains that return self.
class Query
  def with(arg)
    @arg = arg
    self
  end

  def run = `query #{render}`

  def self.of(arg) = new.with(arg)
end

class RawQuery < Query
  def render = "raw #{@arg}"

  def run = `rawquery #{render}` # want RBN201
end

class SafeQuery < Query
  def render = "safe #{Shellwords.escape(@arg)}"
end

post('/raw') { RawQuery.new.with(params[:q]).run }
post('/of') { RawQuery.of(params[:q]).run }
post('/safe') { SafeQuery.new.with(params[:q]).run }
post('/safe_of') { SafeQuery.of(params[:q]).run }

# Blocks of the superclass.
class Batch
  def initialize(items) = @items = items

  def run
    @items.each { |item| handle(item) }
    each_safe { |item| handle(item) }
  end

  def each_safe = @items.each { |item| yield item.to_i }
end

class ShellBatch < Batch
  def handle(item) = system("batch #{item}") # want RBN201
end

class IntBatch < Batch
  def handle(item) = system("int #{item.to_i}")
end

post('/batch') { ShellBatch.new([params[:a]]).run; IntBatch.new([params[:b]]).run; 204 }
