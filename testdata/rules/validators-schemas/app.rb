require "sinatra/base"
require "json"
require "json-schema"
require "json_schemer"

SCHEMA = {
  "type" => "object",
  "properties" => {
    "name" => { "type" => "string", "pattern" => "\\A[a-z]+\\z" },
    "line" => { "type" => "string", "pattern" => "^[a-z]+$" },
    "title" => { "type" => "string" },
    "mode" => { "enum" => %w[fast slow] },
  },
}.freeze

PROPERTIES = { name: { type: "string", pattern: "\\A[a-z]+\\z" }, line: { type: "string", pattern: "^[a-z]+$" }, loose: { type: "string", pattern: "[a-z]+" } }.freeze
SCHEMER = JSONSchemer.schema({ type: "object", properties: PROPERTIES })
TRANSLATED = JSONSchemer.schema({ type: "object", properties: { line: { type: "string", pattern: "^[a-z]+$" } } }, regexp_resolver: "ecma")

class Api < Sinatra::Base
  post "/asked" do
    data = JSON.parse(request.body.read)
    halt 400 unless JSON::Validator.validate(SCHEMA, data)
    system("convert #{data['name']}")
    system("convert #{data['mode']}")
    system("convert #{data['line']}") # want RBN201
    system("convert #{data['title']}") # want RBN201
  end

  post "/unasked" do
    data = JSON.parse(request.body.read)
    JSON::Validator.validate(SCHEMA, data)
    system("convert #{data['name']}") # want RBN201
  end

  post "/raised" do
    data = JSON.parse(request.body.read)
    JSON::Validator.validate!(SCHEMA, data)
    system("convert #{data['name']}")
    system("convert #{data['title']}") # want RBN201
  end

  post "/listed" do
    data = JSON.parse(request.body.read)
    errors = JSON::Validator.fully_validate(SCHEMA, data)
    halt 422, errors.join(", ") unless errors.empty?
    system("convert #{data['name']}")
    system("convert #{data['title']}") # want RBN201
  end

  post "/listed/otherwise" do
    data = JSON.parse(request.body.read)
    errors = JSON::Validator.fully_validate(SCHEMA, data)
    halt 422 if errors.empty?
    system("convert #{data['name']}") # want RBN201
  end

  post "/schemer" do
    data = JSON.parse(request.body.read)
    halt 400 unless SCHEMER.valid?(data)
    system("convert #{data['name']}")
    system("convert #{data['line']}") # want RBN201
    system("convert #{data['loose']}") # want RBN201
  end

  post "/schemer/listed" do
    data = JSON.parse(request.body.read)
    halt 400 if SCHEMER.validate(data).any?
    system("convert #{data['name']}")
    system("convert #{data['loose']}") # want RBN201
  end

  post "/schemer/translated" do
    data = JSON.parse(request.body.read)
    halt 400 unless TRANSLATED.valid?(data)
    system("convert #{data['line']}")
  end

  post "/schemer/translated/listed" do
    data = JSON.parse(request.body.read)
    halt 400 if TRANSLATED.validate(data).any?
    system("convert #{data['line']}")
  end

  post "/file" do
    data = JSON.parse(request.body.read)
    schemer = JSONSchemer.schema(JSON.parse(File.read(File.join(__dir__, "schemas", "picture.json"))))
    halt 400 unless schemer.valid?(data)
    system("convert #{data['name']}")
    system("convert #{data['title']}") # want RBN201
  end
end

class Filtered < Sinatra::Base
  before do
    halt 400 unless JSON::Validator.validate(SCHEMA, params)
  end

  get "/" do
    system("convert #{params['name']}")
    system("convert #{params['title']}") # want RBN201
  end
end
