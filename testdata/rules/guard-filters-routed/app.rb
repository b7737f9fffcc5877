# frozen_string_literal: true

require 'sinatra/base'

# Filters that check by what the request asks for.
class Ledger < Sinatra::Base
  before do
    next if request.post?

    halt 400 unless params[:account].to_s =~ /\A\d{4,8}\z/
  end

  before do
    halt 400 if (request.post? || request.put?) && params[:note].to_s !~ /\A\w+\z/
  end

  before do
    if request.request_method == 'DELETE'
      halt 400 unless params[:reason].to_s.match?(/\A[a-z]+\z/)
    end
  end

  before do
    case request.request_method
    when 'GET', 'HEAD' then pass
    when 'PATCH'
      halt 400 unless params[:field].to_s.match?(/\A[a-z]+\z/)
    end
  end

  before do
    pass if request.path_info == '/login'
    halt 400 unless params[:user].to_s.match?(/\A[a-z]+\z/)
  end

  before do
    word!(:shelf) unless %w[/login /ping].include?(request.path_info)
    word!(:row) if request.path_info.start_with?('/rows/')
    word!(:tray) if request.path_info =~ %r{\A/trays}
    word!(:kind) if request.safe?
    word!(:rank) if request.patch? || request.delete? || request.options? || request.head?
    word!(:mark) unless request.idempotent?
    read_only!
  end

  before do
    halt 400 if request.get? && params[:deep] && params[:deep] !~ /\A\w+\z/
    next if params[:skip] || request.put?

    halt 400 unless params[:wide].to_s.match?(/\A\w+\z/)
  end

  helpers do
    def word!(name)
      halt 400 unless params[name].to_s.match?(/\A[a-z]+\z/)
    end

    def read_only!
      return unless request.get?

      word!(:size)
    end
  end

  get '/ledger' do
    system("l #{params[:deep]}")
    system("l #{params[:wide]}") # want RBN201
    system("l #{params[:account]}")
    system("l #{params[:user]} #{params[:shelf]} #{params[:kind]} #{params[:size]}")
    system("l #{params[:note]}") # want RBN201
    system("l #{params[:row]}") # want RBN201
  end

  post '/ledger' do
    system("l #{params[:note]} #{params[:user]} #{params[:mark]}")
    system("l #{params[:rank]}") # want RBN201
    system("l #{params[:account]}") # want RBN201
    system("l #{params[:kind]}") # want RBN201
    system("l #{params[:size]}") # want RBN201
  end

  put '/ledger' do
    system("l #{params[:note]} #{params[:account]}")
    system("l #{params[:reason]}") # want RBN201
  end

  delete '/ledger' do
    system("l #{params[:reason]} #{params[:rank]}")
    system("l #{params[:mark]}") # want RBN201
    system("l #{params[:field]}") # want RBN201
  end

  patch '/ledger' do
    system("l #{params[:field]}")
    system("l #{params[:reason]}") # want RBN201
  end

  get '/login' do
    system("l #{params[:user]}") # want RBN201
    system("l #{params[:shelf]}") # want RBN201
  end

  get '/rows/:id' do
    system("l #{params[:row]} #{params[:user]}")
    system("l #{params[:tray]}") # want RBN201
  end

  get '/trays' do
    system("l #{params[:tray]}")
    system("l #{params[:row]}") # want RBN201
  end

  get '/:any' do
    system("l #{params[:user]}") # want RBN201
    system("l #{params[:row]}") # want RBN201
  end
end
