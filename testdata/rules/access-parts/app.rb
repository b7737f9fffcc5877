require 'sinatra/base'
require 'jwt'

Reader = Struct.new(:id, :pin, :librarian, keyword_init: true) do
  def staff?
    librarian == true
  end
end

module Readers
  def self.[](id)
    @all ||= YAML.safe_load_file('readers.yml', symbolize_names: true).to_h { |row| [row[:id], Reader.new(**row)] }
    @all[id]
  end
end

# What somebody is who was found.
class Desk < Sinatra::Base
  helpers do
    def reader
      @reader ||= Readers[session[:reader]]
    end

    def named
      Readers[params[:name]]
    end
  end

  before('/returns') { halt 403 unless reader&.librarian }
  before('/fines') { halt 403 unless reader&.staff? }
  before('/named') { halt 403 unless named&.staff? }

  get '/returns' do # access=guarded
    'returns'
  end

  get '/fines' do # access=guarded
    'fines'
  end

  get '/named' do # access=open
    'anybody knows a name'
  end
end

# What a method reads that a class declares.
module Tokens
  attr_reader :claims

  def bearer
    request.env['HTTP_AUTHORIZATION'].to_s[/\ABearer (.+)\z/, 1]
  end

  def authenticate
    @claims, = JWT.decode(bearer, ENV.fetch('KEY'), true, algorithm: 'HS256')
  rescue JWT::DecodeError
    halt 401
  end

  def legacy
    payload, = JWT.decode(bearer, nil, false) # want RBN706
    payload
  rescue JWT::DecodeError
    nil
  end

  def maybe
    JWT.decode(bearer, ENV.fetch('KEY'), true, algorithm: 'HS256').first
  rescue JWT::DecodeError
    nil
  end
end

class Old < Sinatra::Base
  helpers Tokens

  before do
    @claims = legacy
    halt 401 unless claims && claims['sub']
  end

  get '/old' do # want RBN722 (access=bypassable)
    'old'
  end
end

class New < Sinatra::Base
  helpers Tokens

  OPEN = %w[/health].freeze

  before { authenticate unless OPEN.include?(request.path_info) }

  get '/health' do # access=open
    'health'
  end

  get '/new' do # access=guarded
    "new #{claims['sub']}"
  end
end

class Known < Sinatra::Base
  helpers Tokens

  before { @claims = maybe }

  get '/greeting' do # access=open
    claims ? 'hello again' : 'hello'
  end

  get '/own' do # access=guarded
    halt 401 unless claims
    'own'
  end
end

# A guard that runs at times.
class Times < Sinatra::Base
  helpers Tokens

  before('/sampled/*') { authenticate if Feature.on?(request.host) }
  before('/known/*') { @who = maybe if Feature.on?(request.host) }

  get '/sampled/list' do # want RBN722 (access=bypassable)
    'list'
  end

  get '/known/list' do # access=open
    "list for #{@who}"
  end
end

# A question that asks itself again.
class Again < Sinatra::Base
  helpers do
    def member?(group)
      group && (group.name == session[:group] || member?(group.parent))
    end

    def any_member?(groups)
      found = false
      groups.each { |g| found |= member?(g) }
      found
    end
  end

  get '/group' do # access=guarded
    halt 403 unless member?(Group[params[:group]])
    'group'
  end

  set(:groups) { |list| condition { any_member?(list) } }

  get '/groups', groups: [] do # access=open
    'groups'
  end
end
