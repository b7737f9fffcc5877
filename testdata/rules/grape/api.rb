# frozen_string_literal: true

require 'grape'

module Names
  def paper
    params[:name]
  end
end

module Papers
  class API < Grape::API
    version 'v1', using: :path
    format :json
    prefix :api

    helpers Names
    helpers do
      def listing(dir)
        `ls #{dir}` # want RBN201 from=33
      end

      def checked
        error!('no', 400) unless params[:kind].match?(/\A\w+\z/)
        params[:kind]
      end
    end

    before { @dir = params[:dir] }

    resource :papers do
      desc 'All papers'
      get { listing(params[:dir]) }

      get :found do
        system("find #{params[:q]}") # want RBN201
        system("find #{params.fetch(:q)} #{params.length}") # want RBN201
        system("find #{declared(params)[:q]}") # want RBN201
        system("find #{paper}") # want RBN201 from=7
        system("find #{@dir}") # want RBN201 from=29
        system("find #{checked}")
        system("find #{headers['X-Name']}") # want RBN201
        system("find #{cookies[:name]}") # want RBN201
        system("find #{request.user_agent}") # want RBN201
        status 200
        present params[:q]
      end

      route_param :id do
        get do
          system("convert #{params[:id]}") # want RBN201
          system("convert #{Integer(params[:id])}")
        end

        namespace :pages do
          put(':page') { system("convert #{params[:page]}") } # want RBN201
        end
      end

      params do
        requires :page, type: Integer
        optional :size, :depth, type: Float
        optional :kind, values: %w[pdf ps]
        requires :name, type: String
      end
      get ':page/image' do
        system("convert #{params[:page]} #{params[:size]} #{params[:depth]} #{params[:kind]}")
        system("convert #{params[:name]}") # want RBN201
        system("convert #{params[:other]}") # want RBN201
        system("convert #{declared(params)[:page]}")
      end

      get(':page/text') { system("convert #{params[:page]}") } # want RBN201

      params { requires :number, type: Integer }
      namespace ':number' do
        get(:size) { system("du #{params[:number]}") }
        get(:name) { system("du #{params[:name]}") } # want RBN201
      end
      get(:last) { system("du #{params[:number]}") } # want RBN201

      post { system('convert', '--', params[:name]) }
      patch { `touch #{params[:name]}` } # want RBN201
      delete(':id') { `rm #{params[:id]}` } # want RBN201
      head { `ls #{params[:name]}` } # want RBN201
      options { `ls #{params[:name]}` } # want RBN201
      route(%w[GET POST], :both) { `ls #{params[:name]}` } # want RBN201
    end

    rescue_from(:all) { |_e| `logger #{params[:name]}` } # want RBN201
  end
end

# Not an API.
class Client
  attr_reader :params

  def self.get(_path)
    yield
  end

  get(:papers) { system("find #{new.params}") }

  def find
    system("find #{params[:q]}")
  end
end

# What is checked before all routes.
class Guarded < Grape::API
  before { error!('no', 400) unless params[:x] =~ /\A\w+\z/ }
  after { error!('no', 400) unless params[:y] =~ /\A\w+\z/ }

  get :one do
    system("p #{params[:x]}")
    system("p #{params[:y]}") # want RBN201
  end
end

# What a regular expression lets through.
class Shaped < Grape::API
  params do
    requires :code, type: String, regexp: /\A[a-z]+\z/
    optional :line, type: String, regexp: /^[a-z]+$/
    optional :path, type: String, regexp: %r{\A[a-z./]+\z}
  end
  get :shaped do
    system("p #{params[:code]} #{params[:path]}")
    File.read("/srv/#{params[:code]}")
    File.read("/srv/#{params[:path]}") # want RBN301
    system("p #{params[:line]}") # want RBN201
    system("p #{params[:other]}") # want RBN201
  end
end
