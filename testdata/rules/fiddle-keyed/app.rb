# Functions that a block makes of a table, kept by other names than their symbols in an object, and looked up by a method that is
# itself named call; and a structure whose field is the address of a pointer.

require "fiddle"
require "fiddle/import"
require "sinatra"

LIBRARY = File.expand_path("target/release/libshelf.so", __dir__)

module Api
  extend Fiddle::Importer
  dlload LIBRARY
  Job = struct(["char *source", "int level"])
  extern "int shelf_run(void*)"
  extern "int shelf_level(void*)"
end

class Calls
  include Fiddle

  TABLE = {
    window: ["shelf_window", [TYPE_VOIDP, TYPE_SIZE_T, TYPE_SIZE_T, TYPE_SIZE_T], TYPE_CHAR],
    excerpt: ["shelf_excerpt", [TYPE_VOIDP, TYPE_SIZE_T, TYPE_SIZE_T, TYPE_SIZE_T], TYPE_CHAR]
  }.freeze

  def self.shared = @shared ||= new

  def initialize
    @handle = Fiddle.dlopen(LIBRARY)
    @functions = TABLE.to_h do |key, (symbol, args, result)|
      [key, Fiddle::Function.new(@handle[symbol], args, result)]
    end
  end

  def call(name, *args)
    @functions.fetch(name).call(*args)
  end

  def number(name, *args)
    found = call(name, *args)
    return nil if found.zero?

    found
  end
end

def job(source)
  @source = Fiddle::Pointer[source]
  made = Api::Job.malloc(Fiddle::RUBY_FREE)
  made.source = @source.to_i
  made
end

get("/window") do
  memory = Fiddle::Pointer["abcdef"]
  Calls.shared.number(:window, memory, 6, params[:offset].to_i, params[:count].to_i).to_s
end

get("/excerpt") do
  memory = Fiddle::Pointer["abcdef"]
  Calls.shared.number(:excerpt, memory, 6, params[:offset].to_i, params[:count].to_i).to_s
end

post("/jobs") { Api.shelf_run(job(params[:source])).to_s }
post("/levels") { Api.shelf_level(job(params[:source])).to_s }

post "/numbers" do
  made = Api::Job.malloc(Fiddle::RUBY_FREE)
  made.source = params[:place].to_i
  Api.shelf_level(made).to_s
end
