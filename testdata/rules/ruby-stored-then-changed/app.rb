require 'sinatra'
require 'shellwords'

# What an object is changed by after it was put into a variable of another one, that one has too.
class Job
  attr_accessor :folder, :shelf
end

class Words
  def initialize(word)
    @words = ['list']
    @words << word
  end

  def run = system("show #{@words.join(' ')}") # want RBN201
end

class Table
  def initialize(name)
    @table = {}
    @table[:name] = name
    @table[:kind] = 'plain'
  end

  def run = system("show #{@table[:name]}") # want RBN201
  def run_kind = system("show #{@table[:kind]}")
end

class Kept
  def initialize(folder)
    @job = Job.new
    @job.folder = folder
    @job.shelf = 'main'
  end

  def run = system("show #{@job.folder}") # want RBN201
  def run_shelf = system("show #{@job.shelf}")
end

class Both
  def initialize(folder)
    job = Job.new
    @job = job
    @again = @job
    job.folder = folder
  end

  def run = system("show #{@job.folder}") # want RBN201
  def run_again = system("show #{@again.folder}") # want RBN201
end

class Inner
  def initialize(folder)
    @jobs = {}
    job = Job.new
    @jobs[:one] = job
    @jobs[:two] = Job.new
    job.folder = folder
  end

  def run = system("show #{@jobs[:one].folder}") # want RBN201
  def run_two = system("show #{@jobs[:two].folder}")
end

# Another object has taken its place before, or has come after.
class Replaced
  def initialize(folder)
    job = Job.new
    @job = job
    @job = Job.new
    job.folder = folder
  end

  def run = system("show #{@job.folder}")
end

class Anew
  def initialize(folder)
    job = Job.new
    @job = job
    job = Job.new
    job.folder = folder
  end

  def run = system("show #{@job.folder}")
end

class Later
  def initialize(folder)
    @job = Job.new
    @job.folder = folder
    @job = Job.new
  end

  def run = system("show #{@job.folder}")
end

# What was put there is taken out again, replaced, or made harmless.
class Cleaned
  def initialize(folder)
    @job = Job.new
    @job.folder = folder
    @job.folder = 'main'
    @opts = {}
    @opts[:dir] = folder
    @opts[:dir] = Shellwords.escape(@opts[:dir])
    @list = []
    @list << folder
    @list.clear
    @kept = {}
    @kept[:dir] = folder
    @kept.delete(:dir)
  end

  def run = system("show #{@job.folder}")
  def run_opts = system("show #{@opts[:dir]}")
  def run_list = system("show #{@list.first}")
  def run_kept = system("show #{@kept[:dir]}")
end

# It is checked before the function ends, or only told.
class Checked
  KNOWN = %w[a b].freeze

  def initialize(name, other)
    @opts = {}
    @opts[:name] = name
    @opts[:other] = other
    raise ArgumentError unless KNOWN.include?(@opts[:name])
  end

  def run = system("show #{@opts[:name]}")
  def run_other = system("show #{@opts[:other]}") # want RBN201
end

class Told
  KNOWN = %w[a b].freeze

  def initialize(name)
    @opts = {}
    @opts[:name] = name
    warn 'name' unless KNOWN.include?(@opts[:name])
  end

  def run = system("show #{@opts[:name]}") # want RBN201
end

class Left
  KNOWN = %w[a b].freeze

  def initialize(name)
    @opts = {}
    @opts[:name] = name
    return if ENV['PLAIN']

    raise ArgumentError unless KNOWN.include?(@opts[:name])
  end

  def run = system("show #{@opts[:name]}") # want RBN201
end

get '/run' do
  checked = Checked.new(params[:a], params[:b])
  checked.run
  checked.run_other
  Told.new(params[:a]).run
  Left.new(params[:a]).run
  Cleaned.new(params[:a]).run
  Cleaned.new(params[:a]).run_opts
  Cleaned.new(params[:a]).run_list
  Cleaned.new(params[:a]).run_kept
  Words.new(params[:a]).run
  Table.new(params[:a]).run
  Table.new(params[:a]).run_kind
  Kept.new(params[:a]).run
  Kept.new(params[:a]).run_shelf
  Both.new(params[:a]).run
  Both.new(params[:a]).run_again
  Inner.new(params[:a]).run
  Inner.new(params[:a]).run_two
  Replaced.new(params[:a]).run
  Anew.new(params[:a]).run
  Later.new(params[:a]).run
end
