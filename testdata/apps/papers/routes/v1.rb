# frozen_string_literal: true

require_relative '../app'
require_relative '../lib/papers/documents'

module Papers
  # The first interface, which trusts its callers. It is kept for old clients.
  class V1 < App
    # The beginning of a document, wrapped for a terminal.
    get '/preview' do
      path = document_path(requested_name)
      found Documents.preview(path, settings.preview_bytes)
    end

    get '/text' do
      found Documents.text(document_path(requested_name))
    end

    get '/search' do
      found Documents.search("title:#{params[:q]}", library)
    end

    # How many documents a shelf holds.
    get '/count' do
      `ls #{library}/#{@shelf} | wc -l`
    end

    post '/export' do
      format = params[:format].to_s
      halt 400, "unknown format\n" unless format =~ /^[a-z]{1,100}$/
      halt 500, "the export failed\n" unless system('bin/export --format=' + format)
      "exported\n"
    end

    get '/attachment' do
      send_file document_path(requested_name)
    end

    get '/readable' do
      "#{Documents.readable?(document_path(requested_name))}\n"
    end

    # The number of words in the first bytes of the text that is posted.
    post '/words' do
      length = Integer(params[:length])
      "#{Documents.words(request.body.read, length)}\n"
    end
  end
end
