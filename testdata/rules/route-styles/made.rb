# frozen_string_literal: true

require 'sinatra/base'

Made = Sinatra.new do
  get('/made') { system("p #{params[:x]} #{made_name}") } # want RBN201 route=GET:/made

  helpers do
    def made_name
      'made'
    end
  end
end

MadeOfStyles = Sinatra.new(Made) do
  helpers Naming

  get('/made-of') { system("p #{requested_name}") } # want RBN201 from=extension.rb:8
end

def build_app
  Sinatra.new { get('/anonymous') { system("p #{params[:x]}") } } # want RBN201 route=GET:/anonymous
end
