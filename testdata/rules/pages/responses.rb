# frozen_string_literal: true

require 'sinatra/base'
require 'erb'

class Responses < Sinatra::Base
  helpers do
    include ERB::Util
  end

  get '/write' do
    response.write("<p>#{params[:x]}</p>") # want RBN701
    response.write("<p>#{h params[:x]}</p>")
    response.finish
  end

  get '/body=' do
    response.body = "<p>#{params[:x]}</p>" # want RBN701
    response.body << "<p>#{params[:x]}</p>" # want RBN701
  end

  get '/fields' do
    response.body = h(params[:x])
    response.body = ["<p>#{params[:x]}</p>"] # want RBN701
  end

  get '/write/plain' do
    content_type 'text/plain'
    response.write("<p>#{params[:x]}</p>")
    nil
  end

  error do
    "<p>#{params[:x]}</p>" # want RBN701
  end

  not_found do
    "<p>#{params[:y]}</p>" # want RBN701
  end

  error 404 do
    "<p>#{h params[:x]}</p>"
  end

  not_found do
    content_type :json
    "<p>#{params[:y]}</p>"
  end

  not_found do
    "<p>#{request.path}</p>"
  end

  get '/query' do
    "<a href='?#{request.query_string}'>x</a>" # want RBN701
  end

  get '/query2' do
    "<a href='?#{h request.query_string}'>x</a>"
  end

  get '/triple' do
    [200, { 'Content-Type' => 'text/plain' }, "<p>#{params[:x]}</p>"]
  end

  get '/triple2' do
    [200, { 'content-type' => 'application/json' }, ["<p>#{params[:x]}</p>"]]
  end

  get '/triple3' do
    [200, { 'Content-Type' => 'text/html' }, "<p>#{params[:x]}</p>"] # want RBN701
  end

  get '/triple4' do
    [200, {}, "<p>#{params[:x]}</p>"] # want RBN701
  end

  get '/triple5' do
    [200, { 'X-A' => 'a' }, ["<p>#{params[:x]}</p>"]] # want RBN701
  end

  get '/triple6' do
    [200, "<p>#{params[:x]}</p>"] # want RBN701
  end

  # JSON has no quotes to break out of, but in a page's script </script> ends it.
  get '/script' do
    "<script>var name = #{params[:name].to_json};</script>" # want RBN701
  end

  get '/script/safe' do
    "<script>var name = #{params[:name].to_json.gsub('<', '')};</script>"
  end

  get '/script/escaped' do
    "<script>var name = #{ERB::Util.json_escape(params[:name].to_json)};</script>"
  end

  get '/script/number' do
    "<script>var size = #{params[:name].to_s.size.to_json};</script>"
  end

  get '/script/before' do
    "<script>var size = 1;</script><p>#{{ name: params[:name] }.to_json}</p>" # want RBN701
  end

  get '/pair' do
    [200, ["<p>#{params[:x]}</p>"]] # want RBN701
  end

  get '/pair/plain' do
    content_type :text
    [200, ["<p>#{params[:x]}</p>"]]
  end

  get '/typed' do
    response.content_type = 'text/plain'
    "<p>#{params[:x]}</p>"
  end

  get '/attached' do
    attachment 'names.txt'
    "<p>#{params[:x]}</p>"
  end

  # What was put together step by step is said to be sent where it is.
  get '/list' do
    out = +'<ul>'
    params[:names].each { |name| out << "<li>#{name}</li>" }
    out << '</ul>'
    out # want RBN701
  end

  # Headers and cookies: shown to the one who sent them.
  get '/agent' do
    "<p>#{request.user_agent}</p>" # want RBN701
  end

  get '/agent/escaped' do
    "<p>#{h request.user_agent} #{request.ip} #{request.preferred_type.nil?}</p>"
  end

  get '/header' do
    body "<p>#{env['HTTP_X_THEME']} #{env['SERVER_PORT']}</p>" # want RBN701
    body "<p>#{request.get_header('HTTP_X_THEME')}</p>" # want RBN701
    body "<p>#{request.get_header('rack.url_scheme')} #{env['SERVER_PORT']}</p>"
    body "<p>#{request.cookies['theme']}</p>" # want RBN701
  end

  get '/stream' do
    stream { |out| out << "<p>#{h params[:x]}</p>" }
  end

  get '/stream2' do
    stream { |out| out << "<p>#{params[:x]}</p>" } # want RBN701
  end

  get '/stream3' do
    stream do |out|
      out << '<p>'
      out << html_escape(params[:x])
      out << ERB::Util.h(params[:x])
    end
  end
end

class HelpersByModule < Sinatra::Base
  helpers ERB::Util

  get '/stream' do
    stream { |out| out << "<p>#{h params[:x]}</p>" }
  end

  get '/a' do
    "<p>#{h params[:x]}</p>"
  end
end

class HelpersIncluded < Sinatra::Base
  include ERB::Util

  get '/stream' do
    stream(:keep_open) { |out| out << "<p>#{h params[:x]}</p>" }
  end
end

class HelpersOfRack < Sinatra::Base
  include Rack::Utils
  helpers do
    alias_method :h, :escape_html
  end

  get '/stream' do
    stream(:keep_open) { |out| out << "<p>#{h params[:x]}</p>" }
  end
end
