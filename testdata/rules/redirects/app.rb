# frozen_string_literal: true

require 'uri'
require 'sinatra/base'

# Where browsers are sent.
class App < Sinatra::Base
  PAGES = { 'home' => '/', 'help' => '/help' }.freeze
  HOSTS = %w[www.example.com].freeze

  get('/whole') { redirect params[:url] } # want RBN602
  get('/found') { redirect(params['url'], 303) } # want RBN602
  get('/to') { redirect to(params[:path]) } # want RBN602
  get('/host') { redirect "https://#{params[:host]}/" } # want RBN602
  get('/seam') { redirect "https://example.com#{params[:path]}" } # want RBN602
  get('/base') { redirect request.base_url + params[:path] } # want RBN602
  get('/header') { headers 'Location' => params[:url] } # want RBN602 RBN603
  get('/raw') { response['Location'] = params[:url] } # want RBN602 RBN603 RBN701
  get('/raw-headers') { response.headers['Location'] = params[:url] } # want RBN602 RBN603 RBN701
  get('/response') { response.redirect(params[:url]) } # want RBN602
  get('/response-path') { response.redirect("/#{params[:path]}") } # want RBN602

  get('/constant') { redirect '/' }
  get('/path') { redirect "/papers/#{params[:id]}" }
  get('/slash') { redirect "/#{params[:path]}" }
  get('/joined') { redirect '/' + params[:path] }
  get('/to-path') { redirect to("/#{params[:path]}") }
  get('/query') { redirect "https://example.com/login?next=#{params[:next]}" }
  get('/escaped') { redirect "https://example.com/#{CGI.escape(params[:next])}" }
  get('/table') { redirect PAGES.fetch(params[:page], '/') }
  get('/back') { redirect back }
  get('/referer') { redirect request.referer }
  get('/to-referer') { redirect to(request.referer) }
  get('/same-host') { redirect "https://#{request.host}/papers" }
  get('/same-page') { redirect request.url }
  get('/stored') { redirect settings.papers.find_paper(params[:id]).url }
  get('/response-paper') { response.redirect("/papers/#{params[:id]}") }

  get('/function') { redirect Addresses::Cleaner.clean(params[:url]) } # want RBN602

  get '/local' do
    target = params[:next]
    halt 400 unless target.start_with?('/') && !target.start_with?('//')
    redirect target
  end

  get '/pattern' do
    halt 400 unless params[:next] =~ %r{\A/[^/]}
    redirect params[:next]
  end

  get '/checked' do
    uri = URI.parse(params[:url])
    halt 400 unless HOSTS.include?(uri.host)
    redirect uri.to_s
  end

  get '/query-values' do
    uri = Addressable::URI.parse('https://www.example.com/')
    uri.query_values = { next: params[:next] }
    redirect uri.to_s
  end

  get '/checked-badly' do
    uri = URI.parse(params[:url])
    halt 400 unless uri.scheme == 'https'
    redirect uri.to_s # want RBN602
  end

  get '/helper' do
    redirect safe(params[:next])
  end

  get '/helper-badly' do
    redirect unsafe(params[:next]) # want RBN602
  end

  get '/back' do
    redirect request.referer || '/'
    redirect request.referrer.to_s
    redirect back
  end

  post '/login' do
    session[:return_to] = nil
    redirect params[:return_to] || '/' # want RBN602
  end

  helpers do
    def safe(target)
      PAGES.value?(target) ? target : '/'
    end

    def unsafe(target)
      target.to_s.empty? ? '/' : target
    end
  end
end

# Told not to put its own host in front.
class Relative < Sinatra::Base
  set :absolute_redirects, false

  get('/a') { redirect "/#{params[:path]}" } # want RBN602
  get('/b') { redirect "//#{params[:host]}/x" } # want RBN602
  get('/c') { redirect "/papers/#{params[:path]}" }
  get('/d') { redirect '/papers' }
end
