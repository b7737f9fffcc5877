require 'sinatra/base'
require 'open3'
class RuleWriter
  def initialize(path)
    @path = path
  end
  def reject(sender)
    append("REJECT #{sender}")
  end
  def append(line)
    File.open(@path, 'a') { |io| io.puts(line) } # want RBN204
  end
end
class Notes
  def initialize(path)
    @path = path
  end
  def append(line)
    File.open(@path, 'a') { |io| io.puts(line) }
  end
end
class Pipe
  def initialize(program)
    @io = IO.popen(program, 'r+')
  end
  def say(x)
    @io.puts "say #{x}" # want RBN204
  end
end
class Dc
  def initialize
    @io = IO.popen('dc', 'r+')
  end
  def say(x)
    @io.puts x # want RBN204
  end
  def num(x)
    @io.puts x.to_i
  end
end
class Sort
  def initialize
    @io = IO.popen('sort', 'r+')
  end
  def say(x)
    @io.puts x
  end
end
class A < Sinatra::Base
  helpers do
    def save(path, text)
      File.open(path, 'w') { |file| file.write(text) }
    end

    def change(program, word)
      PTY.spawn(program) { |_r, w, _pid| w.puts word } # want RBN204
    end

    def feed(program)
      Open3.popen2(program) do |input, output|
        yield input
        input.close
        output.gets
      end
    end
    def ini(path, pairs)
      File.open(path, 'w') do |f|
        pairs.each { |k, v| f.puts "#{k} = #{v}" } # want RBN204
      end
    end
    def note(path, pairs)
      File.open(path, 'w') do |f|
        pairs.each { |k, v| f.puts "#{k} = #{v}" }
      end
    end
    def conf(path, text)
      File.write(path, text) # want RBN204
    end
    def feed2(program, &block)
      IO.popen(program, 'w', &block)
    end
  end
  post('/a') { RuleWriter.new('/etc/mail/rules.conf').reject(params[:x]); 204 }
  post('/b') { Notes.new('/srv/notes.txt').append(params[:x]); 204 }
  post('/c') { Pipe.new('player').say(params[:x]); Dc.new.say(params[:x]); Dc.new.num(params[:x]); Sort.new.say(params[:y]); 204 }
  post('/d') { feed('git update-ref --stdin') { |input| input.write("update refs/heads/#{params[:b]} 0\n") }; 204 } # want RBN204
  post('/d2') { feed('git update-ref --stdin') { |input| input.write("update refs/heads/#{params[:b].to_i} 0\n") }; 204 }
  post('/d3') { feed2('bc') { |input| input.puts params[:b] }; 204 } # want RBN204
  post('/e') { ini('/etc/app.ini', a: params[:a]); ini('/etc/app2.ini', params.to_h); note('/srv/x.txt', a: params[:a]); 204 }
  post('/f') { conf('/etc/app.ini', "a = #{params[:a]}\n"); 204 }

  post('/g') { save('/srv/pages/one.html', params[:a]); save('/etc/app.conf', 'fixed'); 204 }

  post('/h') { change('/usr/bin/passwd bob', params[:a]); 204 }
end
