# frozen_string_literal: true

require 'cgi'
require 'erb'
require 'sinatra/base'

# What escapes text for a page, and what does not.
class App < Sinatra::Base
  get '/escaped' do
    body "<p>#{Rack::Utils.escape_html(params[:x])}</p>"
    body "<p>#{CGI.escapeHTML(params[:x])}</p>"
    body "<p>#{CGI.escape_html(params[:x])}</p>"
    body "<p>#{CGI.h(params[:x])}</p>"
    body "<p>#{ERB::Util.html_escape(params[:x])}</p>"
    body "<p>#{ERB::Util.h(params[:x])}</p>"
    body "<a href='/?q=#{CGI.escape(params[:x])}'>again</a>"
    body "<a href='/?q=#{ERB::Util.url_encode(params[:x])}'>again</a>"
    body "<p>#{params[:n].to_i}</p>"
    body { "<p>#{Integer(params[:n])}</p>" }
    system("echo #{CGI.escapeHTML(params[:x])}") # want RBN201
  end

  get '/raw' do
    body "<p>#{params[:x]}</p>" # want RBN701
    body { "<p>#{params[:x].strip}</p>" } # want RBN701
    body "<p>#{CGI.unescapeHTML(CGI.escapeHTML(params[:x]))}</p>" # want RBN701
    body CGI.escapeHTML('<p>') + params[:x] # want RBN701
  end
end
