# frozen_string_literal: true

require 'sinatra/base'

# A filter that puts something else in the place of what is not good.
class Restore < Sinatra::Base
  before '/restore' do
    @target = params[:target].to_s
    @target = 'default' unless @target.match?(/\A[a-z_]+\z/)
    @mode = params[:mode]
    unless %w[full part].include?(@mode)
      @mode = 'full'
    end
    @label = params[:label]
    @label = 'none' if @label.nil?
    @owner = params[:owner]
    @owner = params[:other] unless @owner.to_s.match?(/\A\w+\z/)
    @place = params[:place]
    @place = 'here' unless params[:places].to_s.match?(/\A\w+\z/)
    @later = 'x' unless @later.to_s.match?(/\A\w+\z/)
    @later = params[:later]
  end

  before '/restore' do
    @shared = params[:shared]
    @shared = 'x' unless @shared =~ /\A\w+\z/
  end

  before do
    @shared = params[:own] if params[:own]
  end

  get '/restore' do
    system("r #{@target} #{@mode}")
    system("r #{@label}") # want RBN201
    system("r #{@owner}") # want RBN201
    system("r #{@place}") # want RBN201
    system("r #{@later}") # want RBN201
    system("r #{@shared}") # want RBN201
  end

  get '/other' do
    @target = params[:target]
    run_target
  end

  helpers do
    def run_target
      system("r #{@target}") # want RBN201
    end
  end
end
