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

# What a route's pattern captures comes after the filters: they see what the query says.
class Capturing < Sinatra::Base
  before '/things/*' do
    halt 400 unless params[:name] =~ /\A\w+\z/
    halt 400 unless params[:size] =~ /\A\d+\z/
  end

  before '/papers/:name' do
    halt 400 unless params[:name] =~ /\A\w+\z/
  end

  get '/things/all' do
    system("p #{params[:name]} #{params[:size]}")
  end

  get '/things/:name' do
    system("p #{params[:size]}")
    system("p #{params[:name]}") # want RBN201
    shown
  end

  get '/papers/:name' do
    system("p #{params[:name]}")
  end

  def shown
    system("p #{params['name']}") # want RBN201
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
    system("p #{params[:name]}")
    system("p #{params[:other]}") # want RBN201
  end

  get '/asked-the-wrong-way' do
    halt 400 unless @strange
    system("p #{params[:name]}") # want RBN201
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

# The filter brings parameters into form.
class Tidy < Sinatra::Base
  before do
    params[:n] = params[:n].to_i
    params['w'] = params['w'].to_s.gsub(/\W/, '')
    params[:raw] = params[:raw].strip
    params[:maybe] = params[:maybe].to_i if params[:strict]
    params[:other] = params[:third]
  end

  get '/one' do
    system("p #{params[:n]}")
    system("p #{params[:w]}")
    system("p #{params[:raw]}") # want RBN201
    system("p #{params[:maybe]}") # want RBN201
    system("p #{params[:other]}") # want RBN201
    system("p #{params[:m]}") # want RBN201
  end
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

# Checks that say something of a parameter only if it is there.
class Optional < Sinatra::Base
  before do
    halt 400 if params[:x] && params[:x] !~ /\A\w+\z/
    if params[:y]
      halt 400 unless params[:y] =~ /\A\w+\z/
    end
    halt 400 unless params.key?(:z) && params[:z] =~ /\A\w+\z/
    if params[:loose]
      logger.info('loose')
    end
  end

  get '/one' do
    system("p #{params[:x]}")
    system("p #{params[:y]}")
    system("p #{params[:z]}")
    system("p #{params.fetch(:z)}")
    system("p #{params[:loose]}") # want RBN201
  end
end

# All values, a hash that is handed on, a slash that may be missing.
class Whole < Sinatra::Base
  def check(given)
    halt 400 unless given[:x] =~ /\A\w+\z/
  end

  before '/all/?*' do
    halt 400 unless params.values.all? { |v| v.to_s.match?(/\A\w*\z/) }
  end

  before('/handed') { check(params) }

  get '/all/one' do
    system("p #{params[:a]}")
  end

  get '/handed' do
    system("p #{params[:x]}")
    system("p #{params[:y]}") # want RBN201
  end

  get '/other' do
    system("p #{params[:a]}") # want RBN201
    if params[:b]
      halt 400 unless params[:b] =~ /\A\w+\z/
    end
    system("p #{params[:b]}")
    if params[:c]
      halt 400 unless params[:c] =~ /\A\w+\z/
    else
      logger.info(params[:d].to_i)
    end
    system("p #{params[:d]}") # want RBN201
  end
end

# The key is what the call says.
class Keyed < Sinatra::Base
  helpers do
    def letters!(key)
      halt 422 unless params[key].to_s.match?(/\A[a-z]*\z/)
    end
  end

  before { letters!(:token) }

  get '/one' do
    letters!(:name)
    system("p #{params[:token]} #{params[:name]}")
    system("p #{params[:other]}") # want RBN201
  end
end

# What is not good is replaced.
class Replacing < Sinatra::Base
  SORTS = %w[id name].freeze

  before do
    params[:page] = Integer(params[:page] || 1) rescue halt(400)
    params[:sort] = 'id' unless SORTS.include?(params[:sort])
    params[:order] = 'asc' if params[:order] !~ /\A(asc|desc)\z/
    params[:size] = params[:other] unless SORTS.include?(params[:size])
    params[:kind] = 'any' if SORTS.include?(params[:kind])
    params[:word] = 'none' if settings.strict? && params[:word] !~ /\A\w+\z/
    if params[:list]
      params[:deep] = 'id' unless SORTS.include?(params[:deep])
    end
    unless SORTS.include?(params[:last])
      log_it
      params[:last] = 'id'
    end
    unless SORTS.include?(params[:early])
      return if params[:list]

      params[:early] = 'id'
    end
    params[:late] = 'id' unless SORTS.include?(params[:late])
  end

  def log_it
    logger.info('a request')
  end

  get '/replaced' do
    system("p #{params[:page]} #{params[:sort]} #{params[:order]} #{params[:last]}")
    system("p #{params[:size]}") # want RBN201
    system("p #{params[:kind]}") # want RBN201
    system("p #{params[:word]}") # want RBN201
    system("p #{params[:deep]}") # want RBN201
    system("p #{params[:early]}") # want RBN201
    system("p #{params[:late]}") # want RBN201
    system("p #{params[:other]}") # want RBN201
  end
end

# What stands behind a call that never returns is not reached; a pattern can leave its last character out.
class Kitchen < Sinatra::Base
  DISH = /\A\w+\z/

  before('/oven/*') { halt(402) and return unless params[:dish].to_s.match?(DISH) }
  before('/stove/*') { status(402) and return unless params[:dish].to_s.match?(DISH) }
  before('/fridge/*') { halt(402) or return if params[:dish].to_s.match?(DISH) }
  before('/menu/?') { halt 400 unless params[:dish] =~ DISH }
  before('/cards?') { halt 400 unless params[:dish] =~ DISH }
  before('/bill/:dish?') { halt 400 unless params[:table] =~ DISH }

  get('/oven/on') { `oven #{params[:dish]}` }
  get('/stove/on') { `stove #{params[:dish]}` } # want RBN201
  get('/fridge/on') { `fridge #{params[:dish]}` } # want RBN201
  get('/menu') { `menu #{params[:dish]}` }
  get('/menu/') { `menu #{params[:dish]}` }
  get('/menu/?') { `menu #{params[:dish]}` }
  get('/menu/x') { `menu #{params[:dish]}` } # want RBN201
  get('/menus') { `menu #{params[:dish]}` } # want RBN201
  get('/card') { `card #{params[:dish]}` }
  get('/cards') { `card #{params[:dish]}` }
  get('/car') { `card #{params[:dish]}` } # want RBN201
  get('/bill') { `bill #{params[:dish]}` } # want RBN201

  get('/checked') do
    checked
    `oven #{params[:dish]}`
  end

  get('/unchecked') do
    unchecked
    `oven #{params[:dish]}` # want RBN201
  end

  def checked
    halt(402) and return unless params[:dish].to_s.match?(DISH)
  end

  def unchecked
    params[:quiet] and return unless params[:dish].to_s.match?(DISH)
  end
end

# What a filter keeps, it has checked: a guard that can be passed is named there too.
class Kept < Sinatra::Base
  before '/kept*' do
    @plate = params[:plate]
    halt 400 unless @plate =~ /^[a-z]+$/ # want RBN001
    @bowl = params[:bowl].to_s
    halt 400 unless /\A[a-z]+\z/.match?(@bowl)
    @spoon = params[:spoon].to_s
    halt 400 unless @spoon.match?(/[a-z]{3}/) # want RBN004
    halt 400 if params[:fork].to_s =~ /[;|&]/ # want RBN005
    halt 400 if /[;|&]/.match?(params[:dish].to_s) # want RBN005
    halt 400 unless params[:knife].match?(/[a-z]/) && params[:knife].match?(/\A\w+\z/)
  end

  get('/kept') { `plate #{@plate}` } # want RBN201
  get('/kept/bowl') { `bowl #{@bowl}` }
  get('/kept/spoon') { `spoon #{@spoon}` } # want RBN201
  get('/kept/fork') { `fork #{params[:fork]}` } # want RBN201
  get('/kept/dish') { `dish #{params[:dish]}` } # want RBN201
  get('/kept/knife') { `knife #{params[:knife]}` }
end
