# frozen_string_literal: true

require 'sinatra/base'
require_relative 'lib/fileutils'

# What models say of a library's method is found where it is called, not again in its body.
class App < Sinatra::Base
  post '/folder' do
    FileUtils.mkdir_p("/srv/#{params[:q]}") # want RBN301
    FileUtils.make_room("/srv/#{params[:q]}")
    FileUtils.rm_rf("/srv/#{params[:q]}") # want RBN301
  end
end
