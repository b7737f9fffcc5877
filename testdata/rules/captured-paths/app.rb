# frozen_string_literal: true

require 'sinatra/base'

# What the path of the request captured has no "..", what stands in a query or a body has.
class Papers < Sinatra::Base
  ROOT = '/srv/papers'

  get '/named/:name' do
    File.read("#{ROOT}/#{params[:name]}")
    File.read("#{ROOT}/#{params['name']}")
    File.read("#{ROOT}/#{params.fetch(:name)}")
    File.read("#{ROOT}/#{params[:other]}") # want RBN301
    File.read("#{ROOT}/#{params[:name]}/#{params['other']}") # want RBN301
    system("cat #{params[:name]}") # want RBN201
    system("cat #{params[:other]}") # want RBN201
  end

  get '/block/:name' do |name|
    File.read("#{ROOT}/#{name}")
    system("cat #{name}") # want RBN201
  end

  get '/splat/*' do
    File.read("#{ROOT}/#{params[:splat].first}")
    File.read("#{ROOT}/#{params['splat'][0]}")
    File.read("#{ROOT}/#{params[:name]}") # want RBN301
  end

  get '/splat-block/*/of/*' do |name, shelf|
    File.read("#{ROOT}/#{shelf}/#{name}")
  end

  get '/wild/*path' do
    File.read("#{ROOT}/#{params[:path]}")
  end

  # Where the segment is not there, the query says what the name is.
  get '/optional/?:name?' do
    File.read("#{ROOT}/#{params[:name]}") # want RBN301
  end

  get '/optional/:name(.:format)?' do |name|
    File.read("#{ROOT}/#{params[:name]}")
    File.read("#{ROOT}/#{name}")
    File.read("#{ROOT}/x.#{params[:format]}") # want RBN301
  end

  get %r{/re/(?<name>[^?]+)} do
    File.read("#{ROOT}/#{params[:name]}")
    File.read("#{ROOT}/#{params[:other]}") # want RBN301
  end

  get %r{/captures/(.+)} do |name|
    File.read("#{ROOT}/#{params[:captures].first}")
    File.read("#{ROOT}/#{name}")
  end

  get %r{/(?:image|file)/(.*)} do
    File.read("#{ROOT}/#{params[:captures].first}")
  end

  get %r{/(?:image|file)/(?<name>.*)} do
    File.read("#{ROOT}/#{params[:name]}")
    File.read("#{ROOT}/#{params[:captures]&.first}") # want RBN301
  end

  get %r{/image/(?<name>.*)|/file/(?<part>.*)} do
    File.read("#{ROOT}/#{params[:name]}") # want RBN301
  end

  get ['/one/:name', '/two/:name/:part'] do
    File.read("#{ROOT}/#{params[:name]}")
    File.read("#{ROOT}/#{params[:part]}") # want RBN301
  end

  get "/#{PREFIX}/:name" do
    File.read("#{ROOT}/#{params[:name]}")
    File.read("#{ROOT}/#{params[:other]}") # want RBN301
  end

  get '/aliased/:name' do
    given = params
    File.read("#{ROOT}/#{given[:name]}")
    File.read("#{ROOT}/#{given[:other]}") # want RBN301
    read(params)
    params.each_value { |value| File.read("#{ROOT}/#{value}") } # want RBN301
    File.read("#{ROOT}/#{params.values.first}") # want RBN301
  end

  get '/keys/:name' do
    %i[name other].each { |key| File.read("#{ROOT}/#{params[key]}") } # want RBN301
  end

  get '/helped/:name' do
    File.read(requested)
  end

  get '/helped-too/:name/:part' do
    File.read(requested)
    File.read(loose) # FP_RBN301 (another route calls it without a name)
  end

  get '/loose' do
    File.read(loose) # want RBN301
  end

  helpers do
    # Every route that asks captures the name.
    def requested
      "#{ROOT}/#{params[:name]}"
    end

    # Not every one does here.
    def loose
      path = "#{ROOT}/#{params[:name]}"
      File.read(path) # want RBN301
      path
    end

    def read(given)
      File.read("#{ROOT}/#{given[:name]}")
      File.read("#{ROOT}/#{given[:other]}") # want RBN301
    end
  end

  # A filter without a pattern runs before the path is taken apart.
  before { @text = File.read("#{ROOT}/#{params[:name]}") } # want RBN301
  before('/named/:name') { File.read("#{ROOT}/#{params[:name]}") }

  get '/request/:name' do
    File.read(File.join(ROOT, request.path_info))
    File.read(File.join(ROOT, request.path))
    File.read(request.path_info) # want RBN301
    File.read(File.expand_path(request.path_info, ROOT)) # want RBN301
    File.read(File.expand_path(request.path_info[1..], ROOT))
    File.read(File.expand_path(request.path_info[1..-1], ROOT))
    File.read(File.expand_path(request.path_info[1, 20], ROOT))
    File.read(File.expand_path(request.path_info.delete_prefix('/'), ROOT))
    File.read(File.expand_path(request.path_info.sub(%r{\A/}, ''), ROOT))
    File.read(File.expand_path(request.path_info.sub(/^\//, ''), ROOT))
    File.read(File.expand_path(request.path_info[0..5], ROOT)) # want RBN301
    File.read(File.expand_path(request.path_info.delete_prefix('x'), ROOT)) # want RBN301
    File.read(File.expand_path(params[:q][1..], ROOT)) # want RBN301
    File.read(File.join(ROOT, env['PATH_INFO']))
    File.read(File.join(ROOT, request.env['PATH_INFO']))
    File.read(File.join(ROOT, env['REQUEST_URI'])) # want RBN301
    File.read(File.join(ROOT, request.fullpath)) # want RBN301
    File.read(File.join(ROOT, request.params['name'])) # want RBN301
    File.read(File.join(ROOT, request['name'])) # want RBN301
    File.read(File.join(ROOT, request.get_header('HTTP_X_NAME'))) # want RBN301
    File.read(File.join(ROOT, request.get_header('SERVER_NAME')))
    File.read(File.join(ROOT, env['HTTP_X_NAME'])) # want RBN301
    File.read(File.join(ROOT, env['SERVER_SOFTWARE'], env['rack.version'], env['REQUEST_METHOD']))
  end
end

# What stars match is a list of cleaned parts.
class AllPapers < Sinatra::Base
  get '/all/*' do
    logger.info params[:splat]
    logger.info "reads #{params[:splat]}"
    logger.info params[:splat].first # want RBN702
    logger.info params[:other] # want RBN702
    File.read(File.join(ROOT, *params[:splat]))
    File.read("#{ROOT}/#{params['splat'].join('/')}")
    File.read(File.join(ROOT, *params[:other])) # want RBN301
    File.read("#{ROOT}/#{params[:other].join('/')}") # want RBN301
    `ls #{params[:splat].first}` # want RBN201
  end
end

# A subclass is as protected as its superclass.
class MorePapers < Papers
  set :protection, except: :frame_options # want RBN706

  get '/named/:name' do
    File.read("#{ROOT}/#{params[:name]}")
    File.read("#{ROOT}/#{params[:other]}") # want RBN301
  end
end

class OnlyInTests < Sinatra::Base
  configure(:test) { disable :protection }

  get '/named/:name' do
    File.read("/srv/papers/#{params[:name]}")
  end
end
