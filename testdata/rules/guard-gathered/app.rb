# Checks whose outcome is gathered before it is asked, and checks in blocks that surely run.
require 'sinatra/base'
require 'timeout'

class Gathered < Sinatra::Base
  def word?(text) = text.to_s.match?(/\A\w+\z/)
  def odd?(text) = !word?(text)

  get '/all' do
    halt 400 unless [word?(params[:name]), params[:size].to_s.match?(/\A\d+\z/)].all?
    `show #{params[:name]} #{params[:size]}`
  end

  get '/all/kept' do
    checks = [word?(params[:name]), params[:size] == '1']
    halt 400 unless checks.all?
    `show #{params[:name]} #{params[:size]}`
  end

  get '/none' do
    halt 400 unless [odd?(params[:name]), params[:size].nil?].none?
    `show #{params[:name]}`
    `show #{params[:size]}` # want RBN201
  end

  get '/any' do
    halt 400 if [odd?(params[:name]), odd?(params[:size])].any?
    `show #{params[:name]} #{params[:size]}`
  end

  get '/any/one' do
    halt 400 unless [word?(params[:name]), word?(params[:size])].any?
    `show #{params[:name]}` # want RBN201
  end

  get '/message' do
    problem = 'name' unless word?(params[:name])
    halt 400, problem if problem
    `show #{params[:name]}`
  end

  get '/message/ignored' do
    problem = 'name' unless word?(params[:name])
    `show #{params[:name]} #{problem}` # want RBN201
  end

  get '/message/wrong' do
    problem = 'name' unless word?(params[:name])
    halt 400, problem unless problem
    `show #{params[:name]}` # want RBN201
  end

  get '/times' do
    2.times { halt 400 unless word?(params[:name]) }
    `show #{params[:name]}`
  end

  get '/times/some' do
    params[:count].to_i.times { halt 400 unless word?(params[:name]) }
    `show #{params[:name]}` # want RBN201
  end

  get '/tap' do
    name = params[:name].to_s
    logger.tap { halt 400 unless word?(name) }
    `show #{name}`
  end

  get '/timeout' do
    Timeout.timeout(2) { halt 400 unless word?(params[:name]) }
    `show #{params[:name]}`
  end

  get '/timeout/swallowed' do
    Timeout.timeout(2) do
      next unless word?(params[:name])
    end
    `show #{params[:name]}` # want RBN201
  end
end

# What runs on every way out runs where a check has failed, too.
class Ensured < Sinatra::Base
  get '/ensure' do
    begin
      halt 400 unless params[:name] == 'all'
      `show #{params[:name]}`
    ensure
      `audit #{params[:name]}` # want RBN201
    end
    `show #{params[:name]}`
  end

  get '/ensure/checked' do
    halt 400 unless params[:name] == 'all'
    begin
      `show #{params[:name]}`
    ensure
      `audit #{params[:name]}`
    end
  end

  get '/ensure/number' do
    number = 0
    begin
      number = Integer(params[:number])
    ensure
      `audit #{number}`
    end
  end
end

# Instance variables between methods of one object.
class Held < Sinatra::Base
  def clean(text)
    text if text == 'all'
  end

  def reload
    @name = params[:other].to_s
  end

  def name
    @name ||= params[:name].to_s
  end

  get '/held' do
    @name = params[:name].to_s
    good = clean(@name)
    halt 400 unless good
    `show #{@name}`
  end

  get '/held/anew' do
    @name = params[:name].to_s
    halt 400 unless @name == 'all'
    reload
    `show #{@name}` # want RBN201
  end

  get '/held/block' do
    @name = params[:name].to_s
    [1, 2].each do |n|
      next unless clean(@name)
      `show #{n} #{@name}`
    end
  end

  get '/held/block/anew' do
    @name = params[:name].to_s
    [1, 2].each do |n|
      next unless clean(@name)
      reload
      `show #{n} #{@name}` # want RBN201
    end
  end
end

# A check of one element of a list.
class Listed < Sinatra::Base
  def check!(job)
    halt 400 unless job.to_s =~ /\Ajob\d+\z/
  end

  get '/first' do
    jobs = params[:jobs].to_s.split(',')
    check!(jobs.first)
    `hold #{jobs.first}`
    `hold #{jobs.last}` # want RBN201
  end

  get '/first/asked' do
    jobs = Array(params[:jobs])
    halt 400 unless jobs.first == 'all'
    `hold #{jobs.first} #{jobs[0]}`
    `hold #{jobs.join(' ')}` # want RBN201
  end

  get '/first/each' do
    jobs = Array(params[:jobs])
    check!(jobs.first)
    jobs.each { |job| `hold #{job}` } # want RBN201
  end
end
