# frozen_string_literal: true

require 'roda'

class App < Roda
  plugin :all_verbs
  plugin :hash_branches

  hash_branch('admin') do |r|
    r.get('run') { `admin #{r.params['task']}` } # want RBN201
  end

  route do |r|
    r.root { r.redirect '/papers' }

    r.get 'hello' do
      "<h1>#{r.params['name']}</h1>" # want RBN701
    end

    r.get 'escaped' do
      "<h1>#{h r.params['name']}</h1>"
    end

    r.is 'nested' do
      r.get { "<h1>#{r.params['name']}</h1>" } # want RBN701
      r.post { r.redirect r.params['to'] } # want RBN602
    end

    r.get 'text' do
      response['Content-Type'] = 'text/plain'
      r.params['name']
    end

    r.get(/number/, /(\d+)/) { |id| "<p>#{id}</p>" }
    r.get(/id-(\d+)/) { |id| system("convert #{id}") }
    r.get(/name-([^-]+)/) { |name| system("convert #{name}") } # want RBN201

    r.get 'viewed' do
      @name = r.params['name']
      view('named', locals: { title: r.params['title'] })
    end

    r.get 'inline' do
      render(inline: r.params['text']) # want RBN403
      render(inline: '<p><%= 1 %></p>')
      view("pages/#{r.params['page']}") # want RBN301
      view('named')
    end

    r.on 'papers' do
      r.is do
        r.get { `find #{r.params['q']}` } # want RBN201
        r.post { `find #{r.POST['q']}` } # want RBN201
      end

      r.get 'named', String do |name|
        system("convert #{name}") # want RBN201
        system("convert #{File.basename(name)}") # want RBN201
        system('gzip', '--', name)
      end

      r.on Integer do |id|
        system("convert paper-#{id}")
        r.get('page', String) { |page| system("convert #{page}") } # want RBN201
        r.get('number', Integer) { |number| system("convert #{number}") }
        r.is(Integer, String) do |page, format|
          system("convert #{page}")
          system("convert #{format}") # want RBN201
        end
        r.put(String, Integer) do |format, page|
          system("convert #{page}") # FP_RBN201
          system("convert #{format}") # want RBN201
        end
      end

      r.on :name do |name|
        system("convert #{name}") # want RBN201
        r.patch { system("convert #{request.referer}") } # want RBN201
        r.delete(/(\w+)-(.*)/) { |_kind, rest| system("rm #{rest}") } # want RBN201
      end

      system("find #{r.remaining_path}") # want RBN201
      system("find #{r.request_method}")
      system("find #{env['SERVER_NAME']}")
    end
  end
end

# The same names on something else.
class Radio
  def on(_what)
    yield 'constant'
  end

  def play(radio)
    radio.on('papers') { |name| system("play #{name}") }
    on('papers') { |name| system("play #{name}") }
  end
end

class Escaped < Roda
  plugin :render, escape: true

  route do |r|
    r.get 'viewed' do
      @name = r.params['name']
      render('escaped')
    end
  end
end
