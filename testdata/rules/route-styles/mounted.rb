# frozen_string_literal: true

require 'sinatra/base'

class Mounted < Sinatra::Base
  get('/x') { system("p #{params[:x]}") } # want RBN201 route=GET:/admin/v1/x
  get('/') { system("p #{params[:x]}") } # want RBN201 route=GET:/admin/v1
end

class OtherMounted < Sinatra::Base
  get('/x') { system("p #{params[:x]}") } # want RBN201 route=GET:/other/x
end

class SiteMounted < Sinatra::Base
  get('/x') { system("p #{params[:x]}") } # want RBN201 route=GET:/site/x
  get('/constant') { system('p', params[:x]) }
end

URLS = Rack::URLMap.new({ '/late' => LateMounted = Class.new(Sinatra::Base) })
