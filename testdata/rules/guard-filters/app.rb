# frozen_string_literal: true

require 'sinatra/base'

# Every route of this one has a name that was checked.
class Checked < Sinatra::Base
  before do
    halt 400 unless params[:name].nil? || params[:name] =~ /\A\w+\z/
  end

  before '/admin/*' do
    @file = params[:file]
    halt 400 if @file.include?('..') || @file.start_with?('/')
  end

  before { log_it }

  def log_it
    logger.info('a request')
  end

  get '/one' do
    system("p #{params[:name]}")
  end

  get '/other' do
    system("p #{params[:other]}") # want RBN201
  end

  get '/through-a-helper' do
    run_it
  end

  def run_it
    system("p #{params[:name]}")
  end

  get '/admin/show' do
    File.read(@file)
  end

  get '/admin/params' do
    File.read(params[:file])
  end

  get '/show' do
    File.read(params[:file]) # want RBN301
  end

  get '/in-block' do
    %w[a b].each { |x| system("p #{x} #{params[:name]}") }
  end
end

# What the filter calls does the check.
class Inherited < Checked
  get '/inherited' do
    system("p #{params[:name]}")
  end
end

# This one has none.
class Unchecked < Sinatra::Base
  after do
    halt 400 unless params[:name] =~ /\A\w+\z/
  end

  get '/one' do
    system("p #{params[:name]}") # want RBN201
  end
end

# Its filter only looks.
class Looking < Sinatra::Base
  before do
    @strange = params[:name] !~ /\A\w+\z/
  end

  get '/one' do
    system("p #{params[:name]}") # want RBN201
  end

  get '/asked' do
    halt 400 if @strange
    system("p #{params[:name]}") # FP_RBN201 (what the filter found is kept in a variable)
  end
end

# The filter itself runs before its check.
class Early < Sinatra::Base
  before do
    system("p #{params[:name]}") # want RBN201
    halt 400 unless params[:name] =~ /\A\w+\z/
  end

  get('/one') { system("p #{params[:name]}") }
end

# Checks by a helper.
class Helped < Sinatra::Base
  helpers do
    def check_name!
      halt 400 unless params['name'].match?(/\A[a-z]+\z/)
    end
  end

  before { check_name! }

  get '/one' do
    system("p #{params[:name]}")
  end
end
